package dev.hatrack.board.inky;

import dev.hatrack.board.EinkPanel;
import dev.hatrack.board.inky.PanelEeprom.Panel;
import dev.hatrack.bus.BusException;
import dev.hatrack.bus.Buses;
import dev.hatrack.bus.GpioOutput;
import dev.hatrack.driver.eink.BusyLine;
import dev.hatrack.driver.eink.EinkController;
import dev.hatrack.driver.eink.EinkWires;
import dev.hatrack.driver.eink.Panel212x104;
import dev.hatrack.driver.eink.Ssd1608;
import dev.hatrack.driver.eink.Waiting;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The panel with its lines, which are taken while the board is in use.
final class InkyPanel implements EinkPanel {
  /// Pimoroni warns in its forum (topic 6955) that to refresh more often than once every few
  /// minutes is not what these panels are for, and puts them at risk; it gives no number. Three
  /// minutes is the least of a few.
  static final Duration REST = Duration.ofMinutes(3);

  private static final int CHIP_SELECT = 0;

  private final Buses buses;
  private final Panel panel;
  private final Waiting waiting;
  private final Duration rest;
  private final Runnable probe;

  /// Held for as long as a refresh takes.
  private final ReentrantLock showing = new ReentrantLock();

  private Optional<Open> open = Optional.empty();

  private record Open(GpioOutput reset, GpioOutput dataCommand, BusyLine busy, EinkController chip)
      implements AutoCloseable {
    @Override
    public void close() {
      busy.close();
      dataCommand.close();
      reset.close();
    }
  }

  /// @param probe fails when the board is not there, or not this one
  InkyPanel(Buses buses, Panel panel, Waiting waiting, Duration rest, Runnable probe) {
    this.buses = buses;
    this.panel = panel;
    this.waiting = waiting;
    this.rest = rest;
    this.probe = probe;
  }

  @Override
  public SurfaceFormat format() {
    return panel.format();
  }

  @Override
  public Duration rest() {
    return rest;
  }

  @Override
  public void show(Frame page) throws InterruptedException {
    if (!page.format().equals(format())) {
      throw new IllegalArgumentException("a page of " + page.format() + " on " + format());
    }
    showing.lockInterruptibly();
    try {
      EinkController chip = opened().chip();
      probe.run();
      chip.show(page);
      probe.run();
    } finally {
      showing.unlock();
    }
  }

  /// Takes the lines, unless it has them.
  synchronized void open() {
    if (open.isEmpty()) {
      open = Optional.of(take());
    }
  }

  /// Gives the lines back. A page that is being shown fails first; what the panel shows then is not
  /// known.
  void close() {
    Optional<Open> last = forget();
    last.ifPresent(lines -> lines.busy().stop());
    showing.lock();
    try {
      last.ifPresent(Open::close);
    } finally {
      showing.unlock();
    }
  }

  private synchronized Optional<Open> forget() {
    Optional<Open> last = open;
    open = Optional.empty();
    return last;
  }

  private synchronized Open opened() {
    return open.orElseThrow(
        () ->
            new BusException(
                BusException.Kind.ERROR, "the Inky pHAT was not started, or has been closed"));
  }

  private Open take() {
    GpioOutput reset = buses.output(InkyPhat.RESET, true);
    try {
      GpioOutput dataCommand = buses.output(InkyPhat.DATA_COMMAND, false);
      try {
        BusyLine busy = new BusyLine(buses, InkyPhat.BUSY, waiting);
        return new Open(reset, dataCommand, busy, controller(reset, dataCommand, busy));
      } catch (BusException e) {
        dataCommand.close();
        throw e;
      }
    } catch (BusException e) {
      reset.close();
      throw e;
    }
  }

  private EinkController controller(GpioOutput reset, GpioOutput dataCommand, BusyLine busy) {
    EinkWires wires =
        new EinkWires(
            buses.spi(CHIP_SELECT, EinkController.SPI_HERTZ), dataCommand, reset, busy, waiting);
    return switch (panel) {
      case BLACK_212X104 -> new Panel212x104(wires, Panel212x104.Film.BLACK);
      case RED_212X104 -> new Panel212x104(wires, Panel212x104.Film.RED);
      case YELLOW_212X104 -> new Panel212x104(wires, Panel212x104.Film.YELLOW);
      case BLACK_250X122, RED_250X122, YELLOW_250X122 ->
          new Ssd1608(wires, panel.format().colours());
    };
  }
}
