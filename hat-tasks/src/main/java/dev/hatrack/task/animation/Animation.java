package dev.hatrack.task.animation;

import dev.hatrack.task.run.Attempts;
import dev.hatrack.task.run.Lease;
import dev.hatrack.task.run.Renewal;
import dev.hatrack.task.run.Task;
import dev.hatrack.task.run.TaskContext;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Shows frames one after the other, each when it is due and as long as it lasts. What is missed,
/// because the agent was away or slow, is not made up for. It is done after so many times, or
/// stays.
public final class Animation implements Task {
  /// Longer than that nobody waits, so that a frame that stays is renewed.
  private static final Duration LOOK = Duration.ofSeconds(5);

  /// So far behind it does not catch up, but goes on from now.
  private static final Duration LATE = Duration.ofSeconds(1);

  private final AnimationOptions options;
  private final Renewal renewal = new Renewal(AnimationOptions.LIFETIME);
  private Reel.@Nullable Frame sent;

  public Animation(AnimationOptions options) {
    this.options = options;
  }

  @Override
  public void run(TaskContext context) throws InterruptedException {
    byte[] file = context.files().read(options.file());
    Reel reel = Reel.read(file, options, () -> stopped(context));
    if (context.stop().await(Duration.ZERO)) {
      return;
    }
    try (Lease lease = Lease.onLeds(context)) {
      play(reel, lease, context);
    }
  }

  private static boolean stopped(TaskContext context) {
    try {
      return context.stop().await(Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void play(Reel reel, Lease lease, TaskContext context) throws InterruptedException {
    Attempts attempts = new Attempts(context.log());
    long turns = (long) options.repeat() * reel.frames().size();
    Instant now = context.time().instant();
    Instant due = now.plus(reel.at(0).delay());
    long turn = 0;
    while (turns == 0 || turn < turns) {
      Reel.Frame frame = reel.at(turn);
      Instant at = now;
      if (attempts.due(now) && !attempts.make(now, () -> show(frame, lease, context, at))) {
        sent = null;
      }
      Duration left = Duration.between(now, due);
      if (context.stop().await(left.compareTo(LOOK) < 0 ? left : LOOK)) {
        return;
      }
      now = context.time().instant();
      due = soon(due, now, frame.delay());
      while (!now.isBefore(due)) {
        due = due.plus(reel.at(++turn).delay());
      }
    }
  }

  /// When the frame is over; a clock that was put forward or back changes that.
  private static Instant soon(Instant due, Instant now, Duration delay) {
    boolean late = due.plus(LATE).isBefore(now);
    boolean early = now.plus(delay).isBefore(due);
    return late || early ? now : due;
  }

  private void show(Reel.Frame frame, Lease lease, TaskContext context, Instant now) {
    if (frame.equals(sent) && !renewal.due(now)) {
      return;
    }
    lease.take();
    var unused = context.client().show(frame.picture(), options.claim());
    sent = frame;
    renewal.done(now);
  }
}
