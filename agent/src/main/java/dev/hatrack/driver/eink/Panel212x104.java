package dev.hatrack.driver.eink;

import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;

/// The controller of Pimoroni's first Inky pHAT, a panel of 212 x 104 pixels. Its maker does not
/// tell its name; it answers to the commands of an SSD1675. It sleeps after each page.
///
/// @see "pimoroni/inky 07035b3, inky.py"
public final class Panel212x104 implements EinkController {
  private static final int WIDTH = 212;
  private static final int HEIGHT = 104;

  private static final int ANALOG_BLOCK = 0x74;
  private static final int DIGITAL_BLOCK = 0x7E;
  private static final int GATE_VOLTAGE = 0x03;
  private static final int SOURCE_VOLTAGE = 0x04;

  private static final int DUMMY_LINES = 0x07;
  private static final int LINE_WIDTH = 0x04;
  private static final int VCOM = 0x3C;
  private static final int WHITE_BORDER = 0x31;

  /// Clock and analog on, show by the waveform that was written, analog and clock off.
  private static final int WHOLE_UPDATE = 0xC7;

  private static final int SLEEP = 0x01;

  /// What the panel is filled with; each kind needs its own voltages and times.
  public enum Film {
    BLACK(Waveform.BLACK, 0x41),
    /// Red, for high temperatures; it is the only red one that Pimoroni's EEPROMs tell of.
    RED(Waveform.RED_HIGH_TEMPERATURE, 0x41),
    YELLOW(Waveform.YELLOW, 0x07);

    private final Waveform waveform;
    private final int firstSourceVoltage;

    Film(Waveform waveform, int firstSourceVoltage) {
      this.waveform = waveform;
      this.firstSourceVoltage = firstSourceVoltage;
    }
  }

  private final EinkWires wires;
  private final Film film;
  private final SurfaceFormat format;

  public Panel212x104(EinkWires wires, Film film) {
    this.wires = wires;
    this.film = film;
    this.format =
        new SurfaceFormat(
            WIDTH,
            HEIGHT,
            switch (film) {
              case BLACK -> Colours.BLACK_WHITE;
              case RED -> Colours.BLACK_WHITE_RED;
              case YELLOW -> Colours.BLACK_WHITE_YELLOW;
            });
  }

  @Override
  public SurfaceFormat format() {
    return format;
  }

  @Override
  public void show(Frame page) throws InterruptedException {
    Planes planes = Planes.of(page, HEIGHT, 0);
    wires.resetAll();
    setUp();
    send(Command.WRITE_RAM, planes.white());
    send(Command.WRITE_SECOND_RAM, planes.third());
    wires.command(Command.DISPLAY_UPDATE_CONTROL_2, WHOLE_UPDATE);
    wires.refresh();
    wires.command(Command.DEEP_SLEEP, SLEEP);
  }

  private void setUp() {
    wires.command(ANALOG_BLOCK, 0x54);
    wires.command(DIGITAL_BLOCK, 0x3B);
    wires.command(Command.DRIVER_OUTPUT_CONTROL, WIDTH, 0, 0);
    wires.command(GATE_VOLTAGE, 0x17);
    wires.command(SOURCE_VOLTAGE, film.firstSourceVoltage, 0xAC, 0x32);
    wires.command(Command.DUMMY_LINE_PERIOD, DUMMY_LINES);
    wires.command(Command.GATE_LINE_WIDTH, LINE_WIDTH);
    wires.command(Command.DATA_ENTRY_MODE, Command.X_THEN_Y_UP);
    wires.command(Command.WRITE_VCOM, VCOM);
    wires.command(Command.BORDER_WAVEFORM, WHITE_BORDER);
    wires.command(Command.WRITE_LUT, film.waveform.bytes());
    wires.command(Command.RAM_X_START_END, 0, HEIGHT / Byte.SIZE - 1);
    wires.command(Command.RAM_Y_START_END, 0, 0, WIDTH, 0);
  }

  private void send(int plane, byte[] bytes) {
    wires.command(Command.RAM_X_COUNTER, 0);
    wires.command(Command.RAM_Y_COUNTER, 0, 0);
    wires.command(plane, bytes);
  }
}
