package dev.hatrack.driver.eink;

import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;

/// The SSD1608 with a panel of 250 x 122 pixels. A line of its memory is sent as 136 dots, of which
/// the page has those from 8 to 129.
///
/// The same waveform serves black, red and yellow panels. It is not put to sleep after a page, as
/// it is not by Pimoroni's library.
///
/// @see "pimoroni/inky 07035b3, inky_ssd1608.py; Solomon Systech SSD1608, section 7"
public final class Ssd1608 implements EinkController {
  private static final int WIDTH = 250;
  private static final int HEIGHT = 122;
  private static final int SOURCES = 136;
  private static final int ABOVE = 6;

  private static final int DUMMY_LINES = 0x1B;
  private static final int LINE_WIDTH = 0x0B;
  private static final int VCOM = 0x70;
  private static final int WHITE_BORDER = 0x01;

  private final EinkWires wires;
  private final SurfaceFormat format;

  public Ssd1608(EinkWires wires, Colours colours) {
    this.wires = wires;
    this.format = new SurfaceFormat(WIDTH, HEIGHT, colours);
  }

  @Override
  public SurfaceFormat format() {
    return format;
  }

  @Override
  public void show(Frame page) throws InterruptedException {
    Planes planes = Planes.of(page, SOURCES, ABOVE);
    wires.resetAll();
    setUp();
    wires.command(Command.RAM_X_COUNTER, 0);
    wires.command(Command.RAM_Y_COUNTER, 0, 0);
    wires.command(Command.WRITE_RAM, planes.white());
    // the counters have gone round to the beginning of the window
    wires.command(Command.WRITE_SECOND_RAM, planes.third());
    wires.refresh();
  }

  private void setUp() {
    int last = WIDTH - 1;
    wires.command(Command.DRIVER_OUTPUT_CONTROL, last, 0, 0);
    wires.command(Command.DUMMY_LINE_PERIOD, DUMMY_LINES);
    wires.command(Command.GATE_LINE_WIDTH, LINE_WIDTH);
    wires.command(Command.DATA_ENTRY_MODE, Command.X_THEN_Y_UP);
    wires.command(Command.RAM_X_START_END, 0, SOURCES / Byte.SIZE - 1);
    wires.command(Command.RAM_Y_START_END, 0, 0, last, 0);
    wires.command(Command.WRITE_VCOM, VCOM);
    wires.command(Command.WRITE_LUT, Waveform.SSD1608.bytes());
    wires.command(Command.BORDER_WAVEFORM, WHITE_BORDER);
  }
}
