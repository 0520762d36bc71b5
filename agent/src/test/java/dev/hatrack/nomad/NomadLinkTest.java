package dev.hatrack.nomad;

import static dev.hatrack.nomad.RecordedNomad.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.access.AllocationDirectory.State;
import dev.hatrack.cluster.Await;
import dev.hatrack.hat.Holder;
import dev.hatrack.testing.SteppedClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tasks and their claims, through the whole link, on what a real Nomad answered.
class NomadLinkTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Holder.AllocatedTask RAW = task("raw", "t", RecordedNomad.RAW);
  private static final Holder.AllocatedTask BRIEF = task("brief2", "t", RecordedNomad.BRIEF);
  private static final Holder.AllocatedTask KEEPER = task("brief2", "keeper", RecordedNomad.BRIEF);

  /// A little after the restart that `allocations-raw-restarting.json` tells of.
  private static final Instant AFTER_RESTART = Instant.parse("2026-11-21T05:58:50.974591626Z");

  private final SteppedClock clock = new SteppedClock();
  private final Bench bench = new Bench(clock);
  private final AtomicInteger joined = new AtomicInteger();
  private RecordedNomad nomad;
  private NomadLink link;

  @BeforeEach
  void open(@TempDir Path cgroups) throws IOException {
    nomad = new RecordedNomad();
    link = link(nomad.config(), cgroups);
  }

  private NomadLink link(NomadConfig config, Path cgroups) {
    return new NomadLink(
        config,
        bench.rack,
        bench.surfaces,
        URI.create("http://10.0.0.7:7070/"),
        cgroups,
        () -> AFTER_RESTART,
        clock);
  }

  @AfterEach
  void close() {
    link.close();
    nomad.close();
    bench.close();
  }

  @Test
  void taskNotReportedYet_mayDraw() throws IOException {
    start();
    shows("placed");

    assertThat(link.allocations().stateOf(BRIEF)).isEqualTo(State.LIVE);
    bench.claim(BRIEF);
    shows("started");
    assertThat(bench.holds(BRIEF)).isTrue();
  }

  @Test
  void oneTaskDead_onlyItsClaimEnds() throws IOException {
    start();
    shows("started");
    bench.claim(BRIEF);
    bench.claim(KEEPER);

    shows("one-task-dead");

    until("the dead task's claim has ended", () -> !bench.holds(BRIEF));
    assertThat(bench.holds(KEEPER)).isTrue();
    assertThat(link.allocations().stateOf(BRIEF)).isEqualTo(State.ENDED);
    assertThat(link.allocations().stateOf(KEEPER)).isEqualTo(State.LIVE);
  }

  @Test
  void devices_areTheirTasks_whileNomadAnswers() throws IOException {
    assertThat(link.devices().now()).isEmpty();
    start();
    AtomicInteger told = new AtomicInteger();
    link.devices().watch(told::incrementAndGet);

    hears(
        recorded("allocations-started.json")
            .replace(
                "\"JobID\": \"brief2\",",
                """
                "JobID": "brief2", "AllocatedResources": {"Tasks": {"keeper": {"Devices": [
                  {"Vendor": "pimoroni", "Type": "hat", "Name": "inky-phat", "DeviceIDs": ["inky-phat"]}]}}},
                """));

    assertThat(link.devices().now().orElseThrow())
        .singleElement()
        .satisfies(user -> assertThat(user.task()).isEqualTo(KEEPER))
        .satisfies(user -> assertThat(user.devices()).containsExactly("inky-phat"))
        .satisfies(user -> assertThat(user.ended()).isFalse());
    assertThat(told).hasPositiveValue();
    nomad.close();
    until("nobody can say any more", () -> link.devices().now().isEmpty());
  }

  @Test
  void allocationComplete_everyClaimEnds() throws IOException {
    start();
    shows("started");
    bench.claim(BRIEF);
    bench.claim(KEEPER);

    shows("complete");

    until("both claims have ended", () -> bench.surfaces.holders().isEmpty());
  }

  @Test
  void allocationGone_itsClaimEnds() throws IOException {
    start();
    shows("started");
    bench.claim(BRIEF);

    nomad.allocations("[]");

    until("the claim has ended", () -> !bench.holds(BRIEF));
  }

  @Test
  void taskStartedAgain_losesWhatTheRunBeforeClaimed() throws IOException {
    start();
    shows("raw-running");
    bench.claim(RAW);
    clock.advance(Duration.ofSeconds(2));

    shows("raw-restarting"); // a second ago

    until("the claim has ended", () -> !bench.holds(RAW));
    assertThat(link.allocations().stateOf(RAW)).isEqualTo(State.LIVE);
  }

  @Test
  void taskStartedAgain_keepsWhatTheNewRunClaimed() throws IOException {
    start();
    shows("raw-running");
    bench.claim(KEEPER);
    clock.advance(Duration.ofSeconds(2));
    bench.claim(RAW);
    clock.advance(Duration.ofMillis(500));

    hears("[%s,%s]".formatted(only("raw-restarting"), only("complete"))); // a second ago

    assertThat(bench.holds(KEEPER)).isFalse();
    assertThat(bench.holds(RAW)).isTrue();
  }

  @Test
  void taskElsewhere_isAskedForOnce() throws IOException {
    start();
    until("joined", () -> joined.get() >= 2);
    String asked = "GET /v1/allocation/" + RecordedNomad.BRIEF;

    assertThat(link.allocations().stateOf(BRIEF)).isEqualTo(State.ENDED);

    assertThat(nomad.requests()).containsOnlyOnce(asked);
  }

  @Test
  void nomadAway_isUnknownWithoutAskingEachTime() {
    nomad.forbid(true);
    start();

    for (int i = 0; i < 10; i++) {
      assertThat(link.allocations().stateOf(RAW)).isEqualTo(State.UNKNOWN);
    }

    assertThat(nomad.requests()).containsOnlyOnce("GET /v1/allocation/" + RecordedNomad.RAW);
  }

  @Test
  void keys_areNomads() throws IOException {
    assertThat(link.keys().fetch()).isEqualTo(recorded("jwks.json"));
  }

  @Test
  void disabled_leavesNomadAlone(@TempDir Path cgroups) {
    var off =
        new NomadConfig(
            NomadConfig.Enabled.FALSE,
            nomad.config().address(),
            nomad.config().token(),
            nomad.config().tls());
    try (NomadLink alone = link(off, cgroups)) {
      alone.start(joined::incrementAndGet);
      assertThat(alone.allocations().stateOf(RAW)).isEqualTo(State.UNKNOWN);
      assertThatThrownBy(() -> alone.keys().fetch()).hasMessage("nomad.enabled is false");
    }
    assertThat(nomad.requests()).isEmpty();
  }

  private void start() {
    link.start(joined::incrementAndGet);
  }

  /// Lets Nomad answer that the node's allocations are so, and waits until that has been dealt
  /// with.
  private void shows(String allocations) throws IOException {
    hears(recorded("allocations-" + allocations + ".json"));
  }

  private void hears(String allocations) {
    until("the first answer has been dealt with", () -> nomad.allocationQueries() >= 2);
    int before = nomad.allocationQueries();
    nomad.allocations(allocations);
    until("the watch asks for what comes next", () -> nomad.allocationQueries() > before);
  }

  private static String only(String allocations) throws IOException {
    String list = recorded("allocations-" + allocations + ".json").strip();
    return list.substring(1, list.length() - 1);
  }

  private static void until(String what, Callable<Boolean> condition) {
    var _ = Await.until(what, SOON, condition);
  }

  private static Holder.AllocatedTask task(String job, String task, String allocation) {
    return new Holder.AllocatedTask("default", job, task, allocation);
  }
}
