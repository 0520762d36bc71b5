package dev.hatrack.task.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.client.HatFailure;
import dev.hatrack.task.client.Picture;
import dev.hatrack.task.client.Size;
import dev.hatrack.task.run.DirectoryFiles;
import dev.hatrack.task.run.StopSignal;
import dev.hatrack.task.run.TaskContext;
import dev.hatrack.task.run.TaskFailed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScrollClockTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final List<String> log = new ArrayList<>();

  private void run(FakeHat hat, int framesPerSecond, Duration ttl) throws InterruptedException {
    ClaimOptions claim = new ClaimOptions(50, Optional.of(ttl), false, 1.0);
    new ScrollClock(new ClockOptions(claim, framesPerSecond, ZoneOffset.UTC))
        .run(new TaskContext(hat, hat, hat, log::add, new DirectoryFiles(Path.of(""))));
  }

  private void run(FakeHat hat) throws InterruptedException {
    run(hat, 20, Duration.ofSeconds(30));
  }

  @Test
  void run_oneMinute_sendsNoPictureTwiceInARow() throws InterruptedException {
    FakeHat hat = new FakeHat(NOON, MINUTE);
    run(hat);
    for (int i = 1; i < hat.shown.size(); i++) {
      assertThat(hat.shown.get(i).picture()).isNotEqualTo(hat.shown.get(i - 1).picture());
    }
    // 32 steps of each of 17 pixels, and 120 changes of the colon, of 1,200 frames
    assertThat(hat.shown).hasSizeBetween(544, 544 + 120);
  }

  @Test
  void present_pictureStandsStill_renewsAtAThirdOfItsTimeToLive() {
    FakeHat hat = new FakeHat(NOON, MINUTE);
    Presenter presenter = new Presenter(hat, ClaimOptions.USUAL, log::add);
    Picture still = ClockFace.render(LocalTime.NOON, new Size(17, 7));
    do {
      presenter.present(hat.instant(), size -> still);
    } while (!hat.await(Duration.ofMillis(50)));
    assertThat(hat.shown)
        .extracting(each -> Duration.between(NOON, each.at()).toSeconds())
        .containsExactly(0L, 10L, 20L, 30L, 40L, 50L);
  }

  @Test
  void run_told_showsTheTimeOfItsZone() throws InterruptedException {
    FakeHat hat = new FakeHat(NOON, Duration.ofMillis(10));
    ClockOptions berlin = new ClockOptions(ClaimOptions.USUAL, 20, ZoneId.of("Europe/Berlin"));
    new ScrollClock(berlin)
        .run(new TaskContext(hat, hat, hat, log::add, new DirectoryFiles(Path.of(""))));
    assertThat(hat.shown.get(0).picture())
        .isEqualTo(ClockFace.render(LocalTime.of(13, 0), new Size(17, 7)));
  }

  @Test
  void run_told_endsItsClaim() throws InterruptedException {
    FakeHat hat = new FakeHat(NOON, Duration.ofSeconds(1));
    run(hat);
    assertThat(hat.released).isEqualTo(1);
    assertThat(log).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404, 409, 500, 503})
  void run_refusedForAWhile_triesAgainAndSaysSoOnce(int status) throws InterruptedException {
    survives(FakeHat.refusal(status));
    assertThat(log).containsExactly(status + " Refused: try later; trying again", "goes on again");
  }

  @Test
  void run_agentAwayForAWhile_triesAgainAndSaysSoOnce() throws InterruptedException {
    survives(FakeHat.silence());
    assertThat(log).containsExactly("no answer; trying again", "goes on again");
  }

  private void survives(HatFailure failure) throws InterruptedException {
    Instant back = NOON.plusSeconds(40);
    FakeHat hat = new FakeHat(NOON, MINUTE);
    hat.trouble =
        at ->
            at.isAfter(NOON.plusSeconds(10)) && at.isBefore(back)
                ? Optional.of(failure)
                : Optional.empty();
    run(hat);
    // 250 ms, 500 ms, 1 s, 2 s, 4 s, and then every 5 s
    assertThat(hat.attempts).filteredOn(at -> inTrouble(at, back)).hasSizeBetween(9, 12);
    assertThat(firstAfter(hat, back)).isBefore(back.plusSeconds(6));
  }

  private static boolean inTrouble(Instant at, Instant back) {
    return at.isAfter(NOON.plusSeconds(10)) && at.isBefore(back);
  }

  private static Instant firstAfter(FakeHat hat, Instant back) {
    return hat.shown.stream()
        .map(FakeHat.Shown::at)
        .filter(at -> !at.isBefore(back))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void run_boardChangedWhileAway_drawsForTheNewSize() throws InterruptedException {
    FakeHat hat = new FakeHat(NOON, Duration.ofSeconds(10));
    hat.trouble =
        at -> {
          if (at.equals(NOON.plusSeconds(2))) {
            hat.size = new Size(34, 12);
            return Optional.of(FakeHat.silence());
          }
          return Optional.empty();
        };
    run(hat);
    assertThat(new HashSet<>(hat.shown.stream().map(each -> each.picture().size()).toList()))
        .containsExactlyInAnyOrder(new Size(17, 7), new Size(34, 12));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403})
  void run_refusedForEver_failsWithTheReason(int status) {
    FakeHat hat = new FakeHat(NOON, MINUTE);
    hat.trouble = at -> Optional.of(FakeHat.refusal(status));
    assertThatThrownBy(() -> run(hat))
        .isInstanceOf(TaskFailed.class)
        .hasMessage(status + " Refused: try later");
  }

  @Test
  void run_surfaceTooSmall_failsAndSaysWhatItNeeds() {
    FakeHat hat = new FakeHat(NOON, MINUTE);
    hat.size = new Size(8, 8);
    assertThatThrownBy(() -> run(hat))
        .isInstanceOf(TaskFailed.class)
        .hasMessage("a clock needs 17x5 pixels, not 8x8; name a larger board with --board");
  }

  @Test
  void run_interrupted_endsItsClaim() {
    FakeHat hat = new FakeHat(NOON, MINUTE);
    StopSignal interrupted =
        time -> {
          throw new InterruptedException();
        };
    ClockOptions options = new ClockOptions(ClaimOptions.USUAL, 20, ZoneOffset.UTC);
    TaskContext context =
        new TaskContext(hat, hat, interrupted, log::add, new DirectoryFiles(Path.of("")));
    assertThatThrownBy(() -> new ScrollClock(options).run(context))
        .isInstanceOf(InterruptedException.class);
    assertThat(hat.released).isEqualTo(1);
  }
}
