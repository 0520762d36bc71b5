package dev.hatrack.driver.is31fl3731;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.I2cDevice;
import java.util.Arrays;

/// One IS31FL3731. Pictures are double-buffered in the chip: the changed bytes go to the frame that
/// is not shown, then the picture display register flips to it. The driver remembers what each of
/// the two frames holds and sends only what differs.
///
/// Safe for use by several threads.
public final class Is31fl3731 {
  /// The LEDs it drives, in the order of their PWM registers.
  public static final int LEDS = 144;

  /// The enable bits of all LEDs: bit `led % 8` of byte `led / 8`.
  public static final int ENABLE_BYTES = LEDS / 8;

  private static final int BUFFERS = 2;

  private final I2cDevice chip;
  private final byte[][] held = new byte[BUFFERS][LEDS];
  private int shown;
  private int page;

  /// Whether `held`, `shown` and `page` are what the chip has.
  private boolean known;

  /// Whether the chip gave its shutdown register back, so that a loss of power can be noticed.
  private boolean readsBack;

  public Is31fl3731(I2cDevice chip) {
    this.chip = chip;
  }

  /// Asks the chip whether it is there, without writing a register. The chip has no identification
  /// register: something else at its address is not told from it.
  ///
  /// Once started, the chip is also asked whether it still runs: one that lost its power for a
  /// moment answers, but is dark.
  ///
  /// @throws BusException of kind `NAK` when nobody acknowledges; `ERROR` when the bus fails or the
  ///   chip has to be started again
  public synchronized void probe() {
    if (!known || !readsBack) {
      transact(() -> chip.read(Register.COMMAND, 1));
      return;
    }
    transact(
        () -> {
          if (!runs()) {
            throw new BusException(
                BusException.Kind.ERROR,
                "the IS31FL3731 answers but has lost its settings; was its power interrupted?"
                    + " It is set up again at the next check");
          }
        });
  }

  /// Sets the chip up from whatever state it is in: still pictures, every LED dark.
  ///
  /// @param enabled {@link #ENABLE_BYTES} bytes, a bit for each LED that is there
  /// @throws BusException when the chip does not do what it is told
  public synchronized void start(byte[] enabled) {
    checkLength("enable pattern", enabled, ENABLE_BYTES);
    known = false;
    transact(
        () -> {
          turnTo(Register.FUNCTION_PAGE);
          chip.write((byte) Register.SHUTDOWN, (byte) 0);
          chip.write((byte) Register.CONFIGURATION, (byte) 0, (byte) 0);
          chip.write((byte) Register.DISPLAY_OPTION, (byte) 0, (byte) 0);
          chip.write((byte) Register.BREATH_CONTROL_2, (byte) 0);
          for (int buffer = BUFFERS - 1; buffer >= 0; buffer--) {
            clear(buffer, enabled);
          }
          turnTo(Register.FUNCTION_PAGE);
          chip.write((byte) Register.SHUTDOWN, (byte) 1);
          readsBack = runs();
          shown = 0;
          known = true;
        });
  }

  /// Shows a picture. Costs nothing when it is shown already.
  ///
  /// @param pwm one unsigned byte for each of the {@link #LEDS} LEDs
  /// @throws BusException when the chip does not take it; it has to be started again then
  public synchronized void show(byte[] pwm) {
    checkLength("picture", pwm, LEDS);
    if (!known) {
      throw new BusException(
          BusException.Kind.ERROR,
          "the IS31FL3731 has to be set up before it shows a picture: it was never started, or an"
              + " earlier transaction failed");
    }
    if (!Arrays.equals(held[shown], pwm)) {
      transact(() -> flipTo(1 - shown, pwm));
    }
  }

  /// Puts the chip into software shutdown: every LED dark, until it is started again.
  ///
  /// @throws BusException when the chip does not do what it is told
  public synchronized void off() {
    known = false;
    transact(
        () -> {
          turnTo(Register.FUNCTION_PAGE);
          chip.write((byte) Register.SHUTDOWN, (byte) 0);
        });
  }

  private void clear(int buffer, byte[] enabled) {
    turnTo(buffer);
    byte[] burst = new byte[1 + Register.PWM + LEDS];
    burst[0] = (byte) Register.LED_CONTROL;
    System.arraycopy(enabled, 0, burst, 1, ENABLE_BYTES);
    chip.write(burst);
    Arrays.fill(held[buffer], (byte) 0);
  }

  private void flipTo(int hidden, byte[] pwm) {
    for (Run run : Run.between(held[hidden], pwm)) {
      if (page != hidden) {
        turnTo(hidden);
      }
      byte[] burst = new byte[1 + run.to() - run.from()];
      burst[0] = (byte) (Register.PWM + run.from());
      System.arraycopy(pwm, run.from(), burst, 1, burst.length - 1);
      chip.write(burst);
    }
    if (page != Register.FUNCTION_PAGE) {
      turnTo(Register.FUNCTION_PAGE);
    }
    chip.write((byte) Register.PICTURE_DISPLAY, (byte) hidden);
    held[hidden] = pwm.clone();
    shown = hidden;
  }

  private void turnTo(int next) {
    chip.write((byte) Register.COMMAND, (byte) next);
    page = next;
  }

  /// The function page has to be selected, as it is after each start and each picture.
  private boolean runs() {
    return chip.read(Register.SHUTDOWN, 1)[0] == 1;
  }

  private void transact(Runnable transactions) {
    try {
      transactions.run();
    } catch (BusException e) {
      known = false;
      throw e;
    }
  }

  private static void checkLength(String what, byte[] bytes, int length) {
    if (bytes.length != length) {
      throw new IllegalArgumentException(
          "%s of %d bytes; the IS31FL3731 takes %d".formatted(what, bytes.length, length));
    }
  }
}
