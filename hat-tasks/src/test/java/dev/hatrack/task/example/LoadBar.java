package dev.hatrack.task.example;

import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.client.HatClient;
import dev.hatrack.task.client.Picture;
import dev.hatrack.task.client.Size;
import dev.hatrack.task.run.Attempts;
import dev.hatrack.task.run.ClaimWords;
import dev.hatrack.task.run.Lease;
import dev.hatrack.task.run.Option;
import dev.hatrack.task.run.Options;
import dev.hatrack.task.run.Task;
import dev.hatrack.task.run.TaskContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.DoubleSupplier;

/// Keeps a load on grey LEDs: a bar from the left, full when every processor is busy.
public final class LoadBar implements Task {
  /// The options by name, for the help and the command line.
  public static final List<Option> KNOWN = List.of(ClaimWords.PRIORITY, ClaimWords.BRIGHTNESS);

  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration LIFETIME = Duration.ofSeconds(30);
  private static final int FULL = 255;

  private final ClaimOptions claim;
  private final DoubleSupplier load;

  /// @param load 0 (idle) to 1 (every processor is busy)
  /// @throws dev.hatrack.task.run.UsageException when a value makes no sense
  public LoadBar(Options options, DoubleSupplier load) {
    this.claim = ClaimWords.from(options, LIFETIME);
    this.load = load;
  }

  @Override
  public void run(TaskContext context) throws InterruptedException {
    Attempts attempts = new Attempts(context.log());
    try (Lease lease = Lease.onLeds(context)) {
      do {
        Instant now = context.time().instant();
        if (attempts.due(now)) {
          attempts.make(now, () -> draw(context.client(), lease));
        }
      } while (!context.stop().await(EVERY));
    }
  }

  private void draw(HatClient client, Lease lease) {
    Size size = client.leds().size();
    lease.take();
    var unused = client.show(bar(load.getAsDouble(), size), claim);
  }

  /// Lit from the left as far as the share goes; the last column in part.
  static Picture bar(double share, Size size) {
    byte[] levels = new byte[size.area()];
    for (int i = 0; i < levels.length; i++) {
      double lit = share * size.width() - i % size.width();
      levels[i] = (byte) Math.round(FULL * Math.max(0, Math.min(1, lit)));
    }
    return Picture.of(size, levels);
  }
}
