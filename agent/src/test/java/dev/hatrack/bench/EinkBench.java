package dev.hatrack.bench;

import dev.hatrack.board.Slot;
import dev.hatrack.board.inky.PanelEeprom.Panel;
import dev.hatrack.board.simulated.SimulatedInky;
import dev.hatrack.board.simulated.SimulatedInky.Pace;
import dev.hatrack.bus.recording.RecordingBuses;
import dev.hatrack.bus.recording.Transaction;
import dev.hatrack.bus.simulated.SimulatedHeader;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Holder;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.surface.ClaimTerms;
import dev.hatrack.surface.EinkSurface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A page from the moment it is accepted, through the queue on disk, to the command that starts the
/// panel's own refresh, on simulated wires that take as long as real ones: I2C at 100 kHz, SPI at
/// 488 kHz. HTTP is not in it.
public final class EinkBench {
  private static final int ROUNDS = 20;
  private static final int SPI_HERTZ = 488_000;
  private static final int REFRESH_COMMAND = 0x20;

  private final Semaphore refreshing = new Semaphore(0);
  private volatile long sentAt;

  private EinkBench() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    for (Panel panel : new Panel[] {Panel.RED_212X104, Panel.RED_250X122}) {
      new EinkBench().measure(panel);
    }
  }

  private void measure(Panel panel) throws IOException, InterruptedException {
    Path state = Files.createTempDirectory("hat-eink-bench-");
    SimulatedHeader header = SimulatedHeader.atWireSpeed(100_000);
    SimulatedInky inky =
        new SimulatedInky(
            panel,
            header,
            wires -> new RecordingBuses(wires, this::happened),
            Pace.really(Duration.ofMillis(1)));
    Slot slot = new Slot(inky.board(), Optional.of(inky));
    slot.check();
    try (EinkSurface surface =
        new EinkSurface(
            slot, inky.board().eink().orElseThrow(), InstantSource.system(), Optional.of(state))) {
      double[] millis = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        TimeUnit.MILLISECONDS.sleep(200);
        long spiBefore = header.spiTraffic().bytes();
        millis[round] = page(surface, panel.format(), round);
        if (round == ROUNDS - 1) {
          long bytes = header.spiTraffic().bytes() - spiBefore;
          print(panel, millis, bytes);
        }
      }
    } finally {
      inky.board().close();
      try (var files = Files.list(state)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(state);
    }
  }

  private double page(EinkSurface surface, SurfaceFormat format, int round)
      throws InterruptedException {
    byte[] inks = new byte[format.area()];
    for (int i = 0; i < inks.length; i++) {
      inks[i] = (byte) ((i * 31 + round) % format.colours().inks().size());
    }
    refreshing.drainPermits();
    long begun = System.nanoTime();
    surface.accept(new Holder.Anyone(), ClaimTerms.DEFAULT, Frame.of(format, inks));
    if (!refreshing.tryAcquire(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the panel was not refreshed within 30 s");
    }
    return (sentAt - begun) / 1e6;
  }

  private void happened(Transaction transaction) {
    if (transaction instanceof Transaction.SpiWrite write
        && write.data().size() == 1
        && write.data().toArray()[0] == REFRESH_COMMAND) {
      sentAt = System.nanoTime();
      refreshing.release();
    }
  }

  private static void print(Panel panel, double[] millis, long bytes) {
    double[] warm = Arrays.copyOfRange(millis, 1, millis.length);
    Arrays.sort(warm);
    double wire = bytes * 8 * 1000.0 / SPI_HERTZ;
    double median = warm[warm.length / 2];
    System.out.printf(
        "%s: accepted to refresh begun, %d pages: median %.0f ms, most %.0f ms (first %.0f ms);"
            + " SPI alone %.0f ms for %d bytes, ratio %.2f%n",
        panel.slug(),
        warm.length,
        median,
        warm[warm.length - 1],
        millis[0],
        wire,
        bytes,
        median / wire);
  }
}
