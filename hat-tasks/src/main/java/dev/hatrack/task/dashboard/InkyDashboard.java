package dev.hatrack.task.dashboard;

import dev.hatrack.task.client.HatClient;
import dev.hatrack.task.client.HatException;
import dev.hatrack.task.client.HatFailure;
import dev.hatrack.task.client.HatState;
import dev.hatrack.task.client.PageState;
import dev.hatrack.task.client.PageText;
import dev.hatrack.task.client.SensorsState;
import dev.hatrack.task.run.Attempts;
import dev.hatrack.task.run.Task;
import dev.hatrack.task.run.TaskContext;
import dev.hatrack.task.run.TaskFailed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A page about the node on its e-ink panel. It is handed in at each look: an unchanged page costs
/// the panel nothing, and renews the claim. When the file changes that is seen within five seconds.
public final class InkyDashboard implements Task {
  private static final Duration LOOK_AT_FILE = Duration.ofSeconds(5);
  private static final int NOT_FOUND = 404;

  private final DashboardOptions options;
  private Instant nextLook = Instant.MIN;
  private List<String> added = List.of();
  private Optional<PageState> page = Optional.empty();

  public InkyDashboard(DashboardOptions options) {
    this.options = options;
  }

  @Override
  public void run(TaskContext context) throws InterruptedException {
    Attempts attempts = new Attempts(context.log());
    Duration pause =
        options.interval().compareTo(LOOK_AT_FILE) < 0 ? options.interval() : LOOK_AT_FILE;
    try {
      do {
        Instant now = context.time().instant();
        if (attempts.due(now)) {
          attempts.make(now, () -> look(context, now));
        }
      } while (!context.stop().await(pause));
    } finally {
      release(context);
    }
  }

  private void look(TaskContext context, Instant now) {
    follow(context);
    List<String> lines = lines(context);
    if (now.isBefore(nextLook) && lines.equals(added)) {
      return;
    }
    HatState hat = context.client().hat();
    String title = options.title().orElse(hat.node());
    String text = NodePage.of(title, hat, sensors(context.client()), lines);
    page = Optional.of(context.client().put(PageText.of(text), options.claim()));
    added = lines;
    nextLook = now.plus(options.interval());
  }

  /// Tells what became of the page that was handed in last.
  private void follow(TaskContext context) {
    Optional<PageState> pending = page.filter(handedIn -> !handedIn.settled());
    pending.ifPresent(
        handedIn -> {
          PageState now = context.client().page(handedIn.id());
          if (now.settled()) {
            String reason = now.reason().isEmpty() ? "" : ": " + now.reason();
            context.log().accept("page " + now.id() + " " + now.fate() + reason);
          }
          page = Optional.of(now);
        });
  }

  private static Optional<SensorsState> sensors(HatClient client) {
    try {
      return Optional.of(client.sensors());
    } catch (HatException e) {
      if (e.status() == NOT_FOUND || e.status() >= 500) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private List<String> lines(TaskContext context) {
    return options.file().map(file -> read(file, context)).orElse(List.of());
  }

  /// A template that is being rendered anew may be away for a moment: the last lines stay.
  private List<String> read(String file, TaskContext context) {
    try {
      return new String(context.files().read(file), StandardCharsets.UTF_8).lines().toList();
    } catch (TaskFailed e) {
      if (added.isEmpty()) {
        context.log().accept(String.valueOf(e.getMessage()));
      }
      return added;
    }
  }

  private void release(TaskContext context) {
    if (page.isPresent()) {
      try {
        context.client().releaseEink();
      } catch (HatFailure failure) {
        context.log().accept("the claim ends at its time to live: " + failure.message());
      }
    }
  }
}
