package dev.hatrack.bus.simulated;

import java.util.Arrays;

/// A model of the IS31FL3731 LED matrix driver, register by register, as its datasheet
/// (ISSI/Lumissil, Rev. D, "Register definitions") describes it: eight frame pages, one function
/// page, the command register that chooses between them, and software shutdown.
///
/// **Refused** (not acknowledged): pages that do not exist, registers that the selected page does
/// not have or reserves, writes to the read-only frame state, and reads of a frame page while the
/// LEDs run, which the datasheet allows in software shutdown only. Whether a real chip refuses
/// these, or ignores them, the datasheet does not say: the model is strict so that a driver which
/// relies on them fails here.
///
/// **Not modelled**: autoplay, audio, blinking, breathing, and one intensity for all frames.
/// Turning one on throws {@link UnsupportedOperationException}.
///
/// **Unverified on a real chip**: that the register pointer moves on by one after each byte over a
/// whole page, what a read of the write-only command register gives (here 0), that page 0 is
/// selected after power-on, and that RAM is all zeros then, as the datasheet's default columns say.
public final class Is31fl3731Chip implements I2cChip {
  /// The LEDs it can drive, in the order of their PWM registers.
  public static final int LEDS = 144;

  private static final int FRAMES = 8;
  private static final int FUNCTION_PAGE = 0x0B;
  private static final int COMMAND = 0xFD;

  // a frame page
  private static final int PWM = 0x24;
  private static final int FRAME_PAGE_SIZE = PWM + LEDS;

  // the function page
  private static final int CONFIGURATION = 0x00;
  private static final int PICTURE_DISPLAY = 0x01;
  private static final int RESERVED = 0x04;
  private static final int DISPLAY_OPTION = 0x05;
  private static final int AUDIO_SYNCHRONIZATION = 0x06;
  private static final int FRAME_STATE = 0x07;
  private static final int BREATH_CONTROL_2 = 0x09;
  private static final int SHUTDOWN = 0x0A;
  private static final int FUNCTION_PAGE_SIZE = 0x0D;

  private final int[][] frames = new int[FRAMES][FRAME_PAGE_SIZE];
  private final int[] function = new int[FUNCTION_PAGE_SIZE];
  private int page;
  private int pointer;
  private boolean pointerNext;

  /// What a person sees: for each LED its PWM, 0 (dark) to 255.
  public synchronized int[] seen() {
    int[] light = new int[LEDS];
    if (!running()) {
      return light;
    }
    int[] shown = frames[function[PICTURE_DISPLAY]];
    for (int led = 0; led < LEDS; led++) {
      boolean enabled = (shown[led / 8] >> (led % 8) & 1) == 1;
      light[led] = enabled ? shown[PWM + led] : 0;
    }
    return light;
  }

  @Override
  public synchronized boolean addressed(boolean reading) {
    pointerNext = !reading;
    return !reading || pointer == COMMAND || readable();
  }

  @Override
  public synchronized boolean accept(int value) {
    if (pointerNext) {
      pointerNext = false;
      pointer = value;
      return pointer == COMMAND || exists();
    }
    boolean taken = pointer == COMMAND ? turnTo(value) : exists() && store(value);
    pointer++;
    return taken;
  }

  @Override
  public synchronized int supply() {
    int value = pointer != COMMAND && readable() ? load() : 0;
    pointer++;
    return value;
  }

  @Override
  public synchronized void powerCycle() {
    for (int[] frame : frames) {
      Arrays.fill(frame, 0);
    }
    Arrays.fill(function, 0);
    page = 0;
    pointer = 0;
    pointerNext = false;
  }

  private boolean running() {
    return function[SHUTDOWN] == 1;
  }

  private boolean turnTo(int wanted) {
    boolean there = wanted < FRAMES || wanted == FUNCTION_PAGE;
    if (there) {
      page = wanted;
    }
    return there;
  }

  private boolean exists() {
    return page == FUNCTION_PAGE
        ? pointer < FUNCTION_PAGE_SIZE && pointer != RESERVED
        : pointer < FRAME_PAGE_SIZE;
  }

  private boolean readable() {
    return exists() && (page == FUNCTION_PAGE || !running());
  }

  private int load() {
    if (page != FUNCTION_PAGE) {
      return frames[page][pointer];
    }
    return function[pointer == FRAME_STATE ? PICTURE_DISPLAY : pointer];
  }

  private boolean store(int value) {
    if (page != FUNCTION_PAGE) {
      frames[page][pointer] = value;
      return true;
    }
    refuseUnmodelled(value);
    switch (pointer) {
      case FRAME_STATE -> {
        return false;
      }
      case PICTURE_DISPLAY -> function[pointer] = value & 0b111;
      case SHUTDOWN -> function[pointer] = value & 1;
      default -> function[pointer] = value;
    }
    return true;
  }

  private void refuseUnmodelled(int value) {
    int modes =
        switch (pointer) {
          case CONFIGURATION -> 0b0001_1000;
          case DISPLAY_OPTION -> 0b0010_1000;
          case AUDIO_SYNCHRONIZATION -> 0b0000_0001;
          case BREATH_CONTROL_2 -> 0b0001_0000;
          default -> 0;
        };
    if ((value & modes) != 0) {
      throw new UnsupportedOperationException(
          "the model of the IS31FL3731 shows still pictures only; register 0x%02x was set to 0x%02x"
              .formatted(pointer, value));
    }
  }
}
