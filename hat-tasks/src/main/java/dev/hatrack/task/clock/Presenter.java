package dev.hatrack.task.clock;

import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.client.HatClient;
import dev.hatrack.task.client.HatFailure;
import dev.hatrack.task.client.LedsState;
import dev.hatrack.task.client.Picture;
import dev.hatrack.task.client.Size;
import dev.hatrack.task.run.Attempts;
import dev.hatrack.task.run.Renewal;
import dev.hatrack.task.run.TaskFailed;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Keeps a picture on the surface: sends it when it differs from the last one or when a third of
/// the claim's time to live is over, and waits out an agent that refuses or does not answer.
final class Presenter {
  private final HatClient client;
  private final ClaimOptions options;
  private final Consumer<String> log;
  private final Attempts attempts;
  private @Nullable Size size;
  private @Nullable Picture sent;
  private final Renewal renewal;
  private boolean tried;

  Presenter(HatClient client, ClaimOptions options, Consumer<String> log) {
    this.client = client;
    this.options = options;
    this.log = log;
    this.attempts = new Attempts(log);
    this.renewal = new Renewal(ClockOptions.lifetime(options));
  }

  /// Shows what `drawing` makes for a surface of this size, if it is time to.
  ///
  /// @throws TaskFailed when the agent refuses, and would do so for ever
  void present(Instant now, Function<Size, Picture> drawing) {
    if (!attempts.due(now)) {
      return;
    }
    if (!attempts.make(now, () -> presentOnce(now, drawing))) {
      // what was known of the surface may no longer be true when it comes back
      size = null;
      sent = null;
    }
  }

  private void presentOnce(Instant now, Function<Size, Picture> drawing) {
    Picture picture = drawing.apply(size());
    if (!Objects.equals(picture, sent) || renewal.due(now)) {
      show(picture, now);
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
    renewal.done(now);
  }
}
