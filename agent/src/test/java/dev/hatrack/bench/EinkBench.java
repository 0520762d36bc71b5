package dev.hatrack.bench;

import dev.hatrack.api.ApiServer;
import dev.hatrack.api.HttpConfig;
import dev.hatrack.board.Rack;
import dev.hatrack.board.Slot;
import dev.hatrack.board.inky.PanelEeprom.Panel;
import dev.hatrack.board.simulated.SimulatedInky;
import dev.hatrack.board.simulated.SimulatedInky.Pace;
import dev.hatrack.bus.recording.RecordingBuses;
import dev.hatrack.bus.recording.Transaction;
import dev.hatrack.bus.simulated.SimulatedHeader;
import dev.hatrack.sensing.Compensation;
import dev.hatrack.sensing.Sensing;
import dev.hatrack.surface.EinkSurface;
import dev.hatrack.surface.SteadyClock;
import dev.hatrack.surface.Surfaces;
import dev.hatrack.testing.Anyone;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A page from the first byte of `PUT /hat/eink`, through the PNG's decoding, dithering and the
/// queue on disk, to the command that starts the panel's own refresh, on simulated wires that take
/// as long as real ones: I2C at 100 kHz, SPI at 488 kHz. One client on a kept-alive connection.
public final class EinkBench {
  private static final int ROUNDS = 20;
  private static final int SPI_HERTZ = 488_000;
  private static final int REFRESH_COMMAND = 0x20;

  /// Much quicker than a real one, which nobody wants to wait for twenty times.
  private static final Duration REFRESH = Duration.ofMillis(10);

  private final Semaphore refreshing = new Semaphore(0);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private volatile long sentAt;

  /// What one page took, in milliseconds.
  ///
  /// @param answered until `202` was there
  /// @param begun until the panel was told to refresh
  private record Took(double answered, double begun) {}

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
            Pace.really(REFRESH));
    Slot slot = new Slot(inky.board(), Optional.of(inky));
    Rack rack = new Rack(List.of(slot));
    InstantSource clock = new SteadyClock();
    slot.check();
    HttpConfig config = new HttpConfig("127.0.0.1", 0, false, List.of());
    ServerSocketChannel listener = ApiServer.listen(config);
    try (Surfaces surfaces = new Surfaces(rack, clock, Optional.of(state));
        ApiServer server = server(config, listener, rack, surfaces, clock)) {
      server.start();
      EinkSurface surface = surfaces.eink().getFirst();
      rounds(surface, header, "http://127.0.0.1:" + listener.socket().getLocalPort(), panel);
    } finally {
      inky.board().close();
      client.close();
      delete(state);
    }
  }

  private static ApiServer server(
      HttpConfig config,
      ServerSocketChannel listener,
      Rack rack,
      Surfaces surfaces,
      InstantSource clock) {
    return new ApiServer(
        config,
        listener,
        new ApiServer.About("bench", "bench", Path.of("hat-tasks.jar"), () -> 0),
        rack,
        surfaces,
        new Sensing(rack, clock, Compensation.none()),
        new Anyone());
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  private void rounds(EinkSurface surface, SimulatedHeader header, String address, Panel panel)
      throws IOException, InterruptedException {
    Took[] took = new Took[ROUNDS];
    long bytes = 0;
    for (int round = 0; round < ROUNDS; round++) {
      TimeUnit.MILLISECONDS.sleep(200); // the panel rests
      long before = header.spiTraffic().bytes();
      took[round] = page(address, DottedPage.png(panel.format(), round));
      awaitEnd(surface, round + 1);
      bytes = header.spiTraffic().bytes() - before;
    }
    print(panel, took, bytes);
  }

  /// Each page is one refresh that goes well, or the figures are void.
  private static void awaitEnd(EinkSurface surface, int refreshes) throws InterruptedException {
    for (int look = 0; look < 500 && surface.refreshes() < refreshes; look++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    if (surface.refreshes() != refreshes) {
      throw new IllegalStateException(
          "%d refreshes went well, not %d: %s"
              .formatted(surface.refreshes(), refreshes, surface.view()));
    }
  }

  private Took page(String address, byte[] png) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/hat/eink"))
            .header("Content-Type", "image/png")
            .PUT(BodyPublishers.ofByteArray(png))
            .build();
    refreshing.drainPermits();
    long begun = System.nanoTime();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    long answered = System.nanoTime();
    if (answer.statusCode() != 202) {
      throw new IOException(answer.statusCode() + ": " + answer.body());
    }
    if (!refreshing.tryAcquire(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the panel was not refreshed within 30 s");
    }
    return new Took((answered - begun) / 1e6, (sentAt - begun) / 1e6);
  }

  private void happened(Transaction transaction) {
    if (transaction instanceof Transaction.SpiWrite write
        && write.data().size() == 1
        && write.data().toArray()[0] == REFRESH_COMMAND) {
      sentAt = System.nanoTime();
      refreshing.release();
    }
  }

  private static void print(Panel panel, Took[] took, long bytes) {
    Took[] warm = Arrays.copyOfRange(took, 1, took.length);
    double[] begun = Arrays.stream(warm).mapToDouble(Took::begun).sorted().toArray();
    double[] answered = Arrays.stream(warm).mapToDouble(Took::answered).sorted().toArray();
    double wire = bytes * 8 * 1000.0 / SPI_HERTZ;
    double median = begun[begun.length / 2];
    System.out.printf(
        "%s: PUT to refresh begun, %d pages: median %.0f ms, most %.0f ms (first %.0f ms);"
            + " answered after %.1f ms (median);"
            + " SPI alone %.0f ms for %d bytes, ratio %.2f%n",
        panel.slug(),
        warm.length,
        median,
        begun[begun.length - 1],
        took[0].begun(),
        answered[answered.length / 2],
        wire,
        bytes,
        median / wire);
  }
}
