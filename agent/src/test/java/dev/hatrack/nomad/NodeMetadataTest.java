package dev.hatrack.nomad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.board.Simulation;
import dev.hatrack.cluster.Await;
import dev.hatrack.testing.SteppedClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The node's metadata, through the whole link, on what a real Nomad answered.
class NodeMetadataTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Map<String, String> BOTH =
      Map.of(
          "hat.api", "http://10.0.0.7:7070/",
          "hat.boards", "scroll-hat-mini,scroll-phat-hd",
          "hat.buttons", "scroll-hat-mini",
          "hat.leds", "scroll-hat-mini,scroll-phat-hd");

  private final SteppedClock clock = new SteppedClock();
  private final Bench bench = new Bench(clock);
  private final AtomicInteger joined = new AtomicInteger();
  private RecordedNomad nomad;
  private NomadLink link;

  @BeforeEach
  void open(@TempDir Path cgroups) throws IOException {
    nomad = new RecordedNomad();
    link =
        new NomadLink(
            nomad.config(),
            bench.rack,
            bench.surfaces,
            URI.create("http://10.0.0.7:7070/"),
            cgroups,
            clock,
            clock);
  }

  @AfterEach
  void close() {
    link.close();
    nomad.close();
    bench.close();
  }

  @Test
  void start_replacesLeftoversAndKeepsTheRest() {
    nomad.metadata("hat.leds", "sense-hat");
    nomad.metadata("hat.eink", "inky-phat");
    nomad.metadata("rack", "7");

    start();

    Map<String, String> wanted = new HashMap<>(BOTH);
    wanted.put("rack", "7");
    until("the metadata is right", () -> nomad.metadata().equals(wanted));
    assertThat(joined).hasPositiveValue();
  }

  @Test
  void boardComesAndGoes_followsAtOnce() {
    start();
    until("both boards", () -> nomad.metadata().equals(BOTH));

    bench.mini.fault(Simulation.Fault.UNPLUGGED);
    for (int i = 0; i < 3; i++) {
      bench.miniSlot.check();
    }
    until("one board", () -> "scroll-phat-hd".equals(nomad.metadata().get("hat.leds")));
    assertThat(nomad.metadata()).doesNotContainKey("hat.buttons");

    bench.mini.fault(Simulation.Fault.NONE);
    bench.miniSlot.check();
    until("both boards again", () -> nomad.metadata().equals(BOTH));
  }

  @Test
  void nomadLostItsMemory_isPutRightAgain() throws IOException {
    start();
    until("joined", () -> nomad.metadata().equals(BOTH));
    // the second question about allocations is the one that waits, and is broken off
    until("waiting", () -> allocationsAsked() >= 2);

    nomad.stop();
    nomad.startAgain();

    until("joined again", () -> nomad.metadata().equals(BOTH));
  }

  @Test
  void nothingToChange_isOnlyRead() {
    start();
    until(
        "it was looked at again",
        () -> Collections.frequency(nomad.requests(), "GET /v1/client/metadata") >= 2);

    assertThat(nomad.requests()).containsOnlyOnce("POST /v1/client/metadata");
  }

  @Test
  void close_takesEverythingBack() {
    nomad.metadata("rack", "7");
    start();
    until("joined", () -> nomad.metadata().containsKey("hat.leds"));

    link.close();

    assertThat(nomad.metadata()).isEqualTo(Map.of("rack", "7"));
  }

  @Test
  void withdraw_afterACrash_needsNoStart() {
    nomad.metadata("hat.leds", "scroll-hat-mini");

    link.withdraw();

    assertThat(nomad.metadata()).isEmpty();
  }

  @Test
  void close_nomadGone_endsAllTheSame() {
    start();
    until("joined", () -> nomad.metadata().equals(BOTH));
    nomad.stop();

    long begin = System.nanoTime();
    link.close();

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(9));
  }

  @Test
  void forbidden_joinsWhenThePolicyIsThere() {
    nomad.forbid(true);
    start();
    until("it was refused", () -> nomad.requests().contains("GET /v1/client/metadata"));
    assertThat(nomad.metadata()).isEmpty();

    nomad.forbid(false);

    until("joined", () -> nomad.metadata().equals(BOTH));
  }

  private long allocationsAsked() {
    return nomad.requests().stream().filter(line -> line.contains("/allocations")).count();
  }

  private void start() {
    link.start(joined::incrementAndGet);
  }

  private static void until(String what, Callable<Boolean> condition) {
    var _ = Await.until(what, SOON, condition);
  }
}
