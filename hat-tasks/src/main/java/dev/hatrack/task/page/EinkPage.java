package dev.hatrack.task.page;

import dev.hatrack.task.client.PageState;
import dev.hatrack.task.client.PageText;
import dev.hatrack.task.client.Png;
import dev.hatrack.task.run.Attempts;
import dev.hatrack.task.run.Lease;
import dev.hatrack.task.run.Renewal;
import dev.hatrack.task.run.Task;
import dev.hatrack.task.run.TaskContext;
import dev.hatrack.task.run.TaskFailed;
import dev.hatrack.task.run.WatchedFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A page on an e-ink panel: handed in when it changes and to renew the claim, which costs the
/// panel nothing while the page is the same. It is done when the panel shows it, or stays.
public final class EinkPage implements Task {
  private static final Duration LOOK = Duration.ofSeconds(1);

  /// The first bytes of every PNG.
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private final PageOptions options;
  private byte @Nullable [] sent;
  private final Renewal renewal = new Renewal(PageOptions.LIFETIME);
  private Optional<PageState> page = Optional.empty();

  public EinkPage(PageOptions options) {
    this.options = options;
  }

  @Override
  public void run(TaskContext context) throws InterruptedException {
    Attempts attempts = new Attempts(context.log());
    Supplier<byte[]> content = content(context);
    try (Lease lease = Lease.onEink(context)) {
      do {
        Instant now = context.time().instant();
        byte[] bytes = content.get();
        if (attempts.due(now)) {
          attempts.make(now, () -> look(bytes, lease, context, now));
        }
      } while (!done() && !context.stop().await(LOOK));
    }
  }

  private boolean done() {
    return options.once() && page.filter(state -> state.fate().equals("shown")).isPresent();
  }

  private Supplier<byte[]> content(TaskContext context) {
    Optional<WatchedFile> file = options.file().map(path -> new WatchedFile(context, path));
    byte[] text = options.text().orElse("").getBytes(StandardCharsets.UTF_8);
    return file.<Supplier<byte[]>>map(watched -> watched::read).orElse(() -> text);
  }

  private void look(byte[] bytes, Lease lease, TaskContext context, Instant now) {
    follow(context);
    if (bytes == sent && !renewal.due(now)) {
      return;
    }
    lease.take();
    page = Optional.of(handIn(bytes, context));
    sent = bytes;
    renewal.done(now);
  }

  private PageState handIn(byte[] bytes, TaskContext context) {
    if (Arrays.equals(bytes, 0, Math.min(bytes.length, PNG.length), PNG, 0, PNG.length)) {
      return context.client().put(new Png(bytes, options.fit()), options.claim());
    }
    String text = new String(bytes, StandardCharsets.UTF_8).stripTrailing();
    return context
        .client()
        .put(new PageText(text, options.size(), options.colour()), options.claim());
  }

  /// Tells what becomes of the page, once for each turn. One that was superseded may come back.
  private void follow(TaskContext context) {
    Optional<PageState> pending =
        page.filter(state -> !state.settled() || (options.once() && !state.fate().equals("shown")));
    pending.ifPresent(
        before -> {
          PageState now = context.client().page(before.id());
          String reason = now.reason().isEmpty() ? "" : ": " + now.reason();
          if (now.settled() && !now.fate().equals(before.fate())) {
            context.log().accept("page " + now.id() + " " + now.fate() + reason);
          }
          if (options.once() && now.fate().equals("failed")) {
            throw new TaskFailed("the panel does not show the page" + reason);
          }
          page = Optional.of(now);
        });
  }
}
