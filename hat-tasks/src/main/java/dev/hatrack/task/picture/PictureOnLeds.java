package dev.hatrack.task.picture;

import dev.hatrack.task.client.Png;
import dev.hatrack.task.run.Attempts;
import dev.hatrack.task.run.Lease;
import dev.hatrack.task.run.Renewal;
import dev.hatrack.task.run.Task;
import dev.hatrack.task.run.TaskContext;
import dev.hatrack.task.run.WatchedFile;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Keeps a picture from a file on the LEDs: sent when the file changes, and to renew the claim.
public final class PictureOnLeds implements Task {
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final PictureOptions options;
  private byte @Nullable [] sent;
  private final Renewal renewal = new Renewal(PictureOptions.LIFETIME);

  public PictureOnLeds(PictureOptions options) {
    this.options = options;
  }

  @Override
  public void run(TaskContext context) throws InterruptedException {
    Attempts attempts = new Attempts(context.log());
    WatchedFile file = new WatchedFile(context, options.file());
    Instant now = context.time().instant();
    Instant end = options.duration().map(now::plus).orElse(Instant.MAX);
    try (Lease lease = Lease.onLeds(context)) {
      do {
        Instant at = now;
        byte[] picture = file.read();
        if (attempts.due(now) && !attempts.make(now, () -> show(picture, lease, context, at))) {
          sent = null;
        }
        Duration left = Duration.between(now, end);
        if (context.stop().await(left.compareTo(LOOK) < 0 ? left : LOOK)) {
          return;
        }
        now = context.time().instant();
      } while (now.isBefore(end));
    }
  }

  /// A watched file gives the same array for the same bytes.
  private void show(byte[] picture, Lease lease, TaskContext context, Instant now) {
    if (picture == sent && !renewal.due(now)) {
      return;
    }
    lease.take();
    var unused = context.client().show(new Png(picture, options.fit()), options.claim());
    sent = picture;
    renewal.done(now);
  }
}
