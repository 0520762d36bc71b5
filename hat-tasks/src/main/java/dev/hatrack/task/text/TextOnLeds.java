package dev.hatrack.task.text;

import dev.hatrack.task.client.Text;
import dev.hatrack.task.run.Attempts;
import dev.hatrack.task.run.Lease;
import dev.hatrack.task.run.Renewal;
import dev.hatrack.task.run.Task;
import dev.hatrack.task.run.TaskContext;
import dev.hatrack.task.run.WatchedFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Keeps a text on the LEDs: still where it fits, else scrolling. It is sent when it changes and to
/// renew the claim; the agent lets an unchanged text go on where it is. An empty text gives the
/// LEDs back until there are words again.
public final class TextOnLeds implements Task {
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final TextOptions options;
  private Optional<Text> sent = Optional.empty();
  private final Renewal renewal = new Renewal(TextOptions.LIFETIME);
  private Instant end = Instant.MAX;

  public TextOnLeds(TextOptions options) {
    this.options = options;
  }

  @Override
  public void run(TaskContext context) throws InterruptedException {
    Attempts attempts = new Attempts(context.log());
    Supplier<String> words = words(context);
    Instant begun = context.time().instant();
    end = options.duration().map(begun::plus).orElse(Instant.MAX);
    try (Lease lease = Lease.onLeds(context)) {
      Instant now = begun;
      do {
        Instant at = now;
        if (attempts.due(now) && !attempts.make(now, () -> show(words.get(), lease, context, at))) {
          sent = Optional.empty();
        }
        if (context.stop().await(shorter(Duration.between(now, end), LOOK))) {
          return;
        }
        now = context.time().instant();
      } while (now.isBefore(end));
    }
  }

  private static Duration shorter(Duration left, Duration usual) {
    return left.compareTo(usual) < 0 ? left : usual;
  }

  private Supplier<String> words(TaskContext context) {
    return options
        .file()
        .map(path -> new WatchedFile(context, path))
        .<Supplier<String>>map(file -> () -> new String(file.read(), StandardCharsets.UTF_8))
        .orElseGet(() -> options.text()::text);
  }

  private void show(String words, Lease lease, TaskContext context, Instant now) {
    Text like = options.text();
    String line = words.strip().replaceAll("\\s+", " ");
    Text text = new Text(line, like.font(), like.speed(), like.colour(), like.repeat());
    boolean changed = !sent.equals(Optional.of(text));
    if (!changed && (text.repeat() > 0 || !renewal.due(now))) {
      return;
    }
    if (line.isEmpty()) {
      lease.giveBack();
    } else {
      lease.take();
      Instant expires = context.client().text(text, options.claim()).expires();
      endWithTheText(expires);
    }
    sent = Optional.of(text);
    renewal.done(now);
  }

  /// A text with a number of runs ends its claim by itself, and the task with it.
  private void endWithTheText(Instant expires) {
    if (options.text().repeat() > 0 && expires.isBefore(end)) {
      end = expires;
    }
  }
}
