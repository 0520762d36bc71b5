package dev.hatrack.task.clock;

import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.client.ClaimState;
import dev.hatrack.task.client.HatException;
import dev.hatrack.task.client.HatFailure;
import dev.hatrack.task.client.HatUnreachable;
import dev.hatrack.task.client.LedsState;
import dev.hatrack.task.client.Picture;
import dev.hatrack.task.client.Size;
import dev.hatrack.task.testing.UnaskedHat;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// An agent with one board, and the time: it goes on only while somebody waits for it.
final class FakeHat extends UnaskedHat {
  /// What was shown, and when.
  record Shown(Instant at, Picture picture) {}

  final List<Shown> shown = new ArrayList<>();
  final List<Instant> attempts = new ArrayList<>();
  int released;
  Size size = new Size(17, 7);
  Function<Instant, Optional<HatFailure>> trouble = at -> Optional.empty();

  FakeHat(Instant start, Duration life) {
    super(start, life);
  }

  static HatFailure refusal(int status) {
    return new HatException(status, "Refused", "try later");
  }

  static HatFailure silence() {
    return new HatUnreachable("no answer", new IOException("refused"));
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
    shown.add(new Shown(instant(), picture));
    return claim(options);
  }

  @Override
  public void release() {
    released++;
  }

  private void failIfInTrouble() {
    attempts.add(instant());
    trouble
        .apply(instant())
        .ifPresent(
            failure -> {
              throw failure;
            });
  }
}
