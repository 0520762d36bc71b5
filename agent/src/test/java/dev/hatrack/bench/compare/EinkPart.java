package dev.hatrack.bench.compare;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hatrack.bench.DottedPage;
import dev.hatrack.board.inky.PanelEeprom.Panel;
import dev.hatrack.board.simulated.SimulatedInky;
import dev.hatrack.board.simulated.SimulatedInky.Pace;
import dev.hatrack.bus.recording.RecordingBuses;
import dev.hatrack.bus.recording.Transaction;
import dev.hatrack.bus.simulated.SimulatedHeader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A page of 250x122 in black, white and red from `PUT /hat/eink` with a PNG to the last byte on
/// SPI, at the 488 kHz that both use; by us and by the maker's `inky` behind Flask.
final class EinkPart implements Part {
  private static final int PAGES = 5;
  private static final Panel PANEL = Panel.RED_250X122;
  private static final int I2C_HERTZ = 100_000;
  private static final int REFRESH_COMMAND = 0x20;
  private static final int PATIENCE_SECONDS = 30;

  /// Much quicker than a real one, whose own time is no part of this.
  private static final Duration REFRESH = Duration.ofMillis(10);

  private final Semaphore refreshing = new Semaphore(0);
  private volatile long sentAt;

  @Override
  public List<Row> measure(Options options) throws IOException, InterruptedException {
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int round = 0; round < options.rounds(); round++) {
      ours.addAll(ours());
      theirs.addAll(theirs());
    }
    Spread our = Spread.of(ours);
    Spread their = Spread.of(theirs);
    return List.of(
        Row.ratio(
            "a 250x122 page from `PUT /hat/eink` to the end of SPI, against inky",
            our.median() / their.median(),
            Optional.empty(),
            our.text(" ms"),
            their.text(" ms Flask and inky, of which most is sleep")));
  }

  private List<Double> ours() throws IOException, InterruptedException {
    SimulatedHeader header = SimulatedHeader.atWireSpeed(I2C_HERTZ);
    SimulatedInky inky =
        new SimulatedInky(
            PANEL,
            header,
            wires -> new RecordingBuses(wires, this::happened),
            Pace.really(REFRESH));
    try (AgentFiles files = new AgentFiles();
        WiredAgent agent = new WiredAgent(inky.board(), Optional.of(files.directory()));
        KeptAlive connection = new KeptAlive(agent.address())) {
      List<Double> took = new ArrayList<>();
      for (int page = 0; page <= PAGES; page++) {
        double millis = ours(connection, page);
        if (page > 0) {
          took.add(millis); // the first one warms up
        }
        awaitEnd(agent, page + 1);
      }
      return took;
    }
  }

  private double ours(KeptAlive connection, int page) throws IOException, InterruptedException {
    byte[] request = request(page);
    refreshing.drainPermits();
    long begun = System.nanoTime();
    var _ = connection.exchange(request);
    if (!refreshing.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("the panel was not refreshed within 30 s");
    }
    return (sentAt - begun) / 1e6;
  }

  private static void awaitEnd(WiredAgent agent, int refreshes)
      throws IOException, InterruptedException {
    var surface = agent.surfaces().eink().getFirst();
    for (int look = 0; look < 500 && surface.refreshes() < refreshes; look++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    if (surface.refreshes() != refreshes) {
      throw new IOException("a refresh failed: " + surface.view());
    }
    TimeUnit.MILLISECONDS.sleep(200); // the panel rests
  }

  private void happened(Transaction transaction) {
    if (transaction instanceof Transaction.SpiWrite write
        && write.data().size() == 1
        && write.data().toArray()[0] == REFRESH_COMMAND) {
      sentAt = System.nanoTime();
      refreshing.release();
    }
  }

  private static List<Double> theirs() throws IOException {
    List<Double> took = new ArrayList<>();
    try (Server flask = Side.flask().start();
        KeptAlive connection = new KeptAlive(flask.address())) {
      for (int page = 0; page <= PAGES; page++) {
        String answer = connection.exchange(request(page));
        if (page > 0) {
          took.add(new ObjectMapper().readTree(answer).required("spiEndMillis").asDouble());
        }
      }
    }
    return took;
  }

  private static byte[] request(int page) throws IOException {
    return KeptAlive.request("PUT", "/hat/eink", "image/png", DottedPage.png(PANEL.format(), page));
  }
}
