package dev.hatrack.task.clock;

import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.client.HatClient;
import dev.hatrack.task.client.HatException;
import dev.hatrack.task.client.HatFailure;
import dev.hatrack.task.client.HatUnreachable;
import dev.hatrack.task.client.LedsState;
import dev.hatrack.task.client.Picture;
import dev.hatrack.task.client.Size;
import dev.hatrack.task.run.TaskFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Keeps a picture on the surface: sends it when it differs from the last one or when a third of
/// the claim's time to live is over, and waits out an agent that refuses or does not answer.
final class Presenter {
  /// Nothing that the passing of time would change.
  private static final Set<Integer> FINAL = Set.of(400, 403, 405, 413, 415);

  private final HatClient client;
  private final ClaimOptions options;
  private final Consumer<String> log;
  private final Backoff backoff = new Backoff();
  private @Nullable Size size;
  private @Nullable Picture sent;
  private Instant renewal = Instant.MIN;
  private String trouble = "";
  private boolean tried;

  Presenter(HatClient client, ClaimOptions options, Consumer<String> log) {
    this.client = client;
    this.options = options;
    this.log = log;
  }

  /// Shows what `drawing` makes for a surface of this size, if it is time to.
  ///
  /// @throws TaskFailed when the agent refuses, and would do so for ever
  void present(Instant now, Function<Size, Picture> drawing) {
    if (!backoff.isOver(now)) {
      return;
    }
    try {
      Picture picture = drawing.apply(size());
      if (!Objects.equals(picture, sent) || !now.isBefore(renewal)) {
        show(picture, now);
      }
    } catch (HatFailure failure) {
      waitOut(failure, now);
    }
  }

  /// Ends the claim. A failure is only reported: the claim ends at its time to live.
  void release() {
    if (!tried) {
      return;
    }
    try {
      client.release();
    } catch (HatFailure failure) {
      log.accept("the claim ends at its time to live: " + failure.message());
    }
  }

  private Size size() {
    @Nullable Size known = size;
    if (known != null) {
      return known;
    }
    LedsState leds = client.leds();
    if (!leds.colours().equals("grey8")) {
      throw new TaskFailed(leds.board() + " is " + leds.colours() + ", the clock draws grey8");
    }
    size = leds.size();
    return leds.size();
  }

  private void show(Picture picture, Instant now) {
    tried = true;
    client.show(picture, options);
    sent = picture;
    renewal = now.plus(renewalInterval());
    backoff.succeeded();
    if (!trouble.isEmpty()) {
      log.accept("shown again");
      trouble = "";
    }
  }

  private Duration renewalInterval() {
    return options.ttl().dividedBy(3);
  }

  /// What was known of the surface may no longer be true when it comes back.
  private void waitOut(HatFailure failure, Instant now) {
    if (failure instanceof HatException problem && FINAL.contains(problem.status())) {
      throw new TaskFailed(problem.message(), problem);
    }
    size = null;
    sent = null;
    backoff.failed(now);
    String kind = kind(failure);
    if (!trouble.equals(kind)) {
      log.accept(failure.message() + "; trying again");
      trouble = kind;
    }
  }

  /// Failures of one kind are logged once, until the picture is shown again.
  private static String kind(HatFailure failure) {
    if (failure instanceof HatException problem) {
      return "status " + problem.status();
    }
    return failure instanceof HatUnreachable ? "unreachable" : "token";
  }
}
