package dev.hatrack.task.clock;

import dev.hatrack.task.client.Picture;
import dev.hatrack.task.client.Size;
import dev.hatrack.task.run.Task;
import dev.hatrack.task.run.TaskContext;
import dev.hatrack.task.run.TaskFailed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoField;

/// A clock on the LEDs. It draws a face many times a second, sends it only when it has changed or
/// the claim needs renewing, stays through everything that passes by itself (an exclusive claim, a
/// board that fails, an agent that is away), and ends its claim when it is told to stop.
public final class ScrollClock implements Task {
  private final ClockOptions options;

  public ScrollClock(ClockOptions options) {
    this.options = options;
  }

  @Override
  public void run(TaskContext context) throws InterruptedException {
    Presenter presenter = new Presenter(context.client(), options.claim(), context.log());
    try {
      do {
        Instant now = context.time().instant();
        presenter.present(now, size -> face(now, size));
      } while (!context.stop().await(untilNextFrame(context.time().instant())));
    } finally {
      presenter.release();
    }
  }

  private Picture face(Instant now, Size size) {
    try {
      return ClockFace.render(LocalTime.ofInstant(now, options.zone()), size);
    } catch (IllegalArgumentException e) {
      throw new TaskFailed(e.getMessage() + "; name a larger board with --board", e);
    }
  }

  /// Frames fall on whole parts of the second, so that the minute changes when it is over.
  private Duration untilNextFrame(Instant now) {
    long interval = 1000L / options.framesPerSecond();
    return Duration.ofMillis(interval - now.get(ChronoField.MILLI_OF_SECOND) % interval);
  }
}
