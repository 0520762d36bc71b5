package dev.hatrack.task.clock;

import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.client.ClaimState;
import dev.hatrack.task.client.HatClient;
import dev.hatrack.task.client.HatException;
import dev.hatrack.task.client.HatFailure;
import dev.hatrack.task.client.HatState;
import dev.hatrack.task.client.HatUnreachable;
import dev.hatrack.task.client.LedsState;
import dev.hatrack.task.client.Picture;
import dev.hatrack.task.client.Size;
import dev.hatrack.task.client.Text;
import dev.hatrack.task.run.StopSignal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// An agent with one board, and the time: it goes on only while somebody waits for it.
final class FakeHat implements HatClient, InstantSource, StopSignal {
  /// What was shown, and when.
  record Shown(Instant at, Picture picture) {}

  final List<Shown> shown = new ArrayList<>();
  final List<Instant> attempts = new ArrayList<>();
  int released;
  Size size = new Size(17, 7);
  Function<Instant, Optional<HatFailure>> trouble = at -> Optional.empty();

  private final Instant end;
  private Instant now;

  FakeHat(Instant start, Duration life) {
    now = start;
    end = start.plus(life);
  }

  static HatFailure refusal(int status) {
    return new HatException(status, "Refused", "try later");
  }

  static HatFailure silence() {
    return new HatUnreachable("no answer", new IOException("refused"));
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public boolean await(Duration time) {
    now = now.plus(time);
    return !now.isBefore(end);
  }

  @Override
  public LedsState leds() {
    failIfInTrouble();
    return new LedsState(
        "scroll-hat-mini", size, "grey8", true, Optional.empty(), Optional.empty(), List.of());
  }

  @Override
  public ClaimState show(Picture picture, ClaimOptions options) {
    failIfInTrouble();
    shown.add(new Shown(now, picture));
    return claim(options);
  }

  @Override
  public ClaimState text(Text text, ClaimOptions options) {
    throw new AssertionError("the clock shows pictures");
  }

  @Override
  public HatState hat() {
    throw new AssertionError("the clock needs one surface only");
  }

  @Override
  public void release() {
    released++;
  }

  private ClaimState claim(ClaimOptions options) {
    return new ClaimState("anyone", options.priority(), false, now.plus(options.ttl()), true);
  }

  private void failIfInTrouble() {
    attempts.add(now);
    trouble
        .apply(now)
        .ifPresent(
            failure -> {
              throw failure;
            });
  }
}
