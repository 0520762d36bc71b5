package dev.hatrack.task.webhook;

import dev.hatrack.task.client.ButtonEvent;
import dev.hatrack.task.run.Attempts;
import dev.hatrack.task.run.Task;
import dev.hatrack.task.run.TaskContext;
import dev.hatrack.task.run.TaskFailed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Hands each button event on to a web server. Needs no claim. One thread listens and one sends, in
/// the order of the events; a server that does not take them is logged, and never ends the task.
///
/// Both threads are told to end with the task. One that waits on a connection of
/// `HttpURLConnection` can't be, and lives on for at most that request's two seconds, or, where it
/// listens over HTTP, with the process: they are daemons.
public final class ButtonsWebhook implements Task {
  /// More presses than a person makes while the server is slow; beyond them the oldest are dropped.
  private static final int WAITING = 64;

  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration FIRST_RETRY = Duration.ofMillis(250);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

  private final WebhookOptions options;
  private final BlockingQueue<ButtonEvent> events = new ArrayBlockingQueue<>(WAITING);
  private final AtomicReference<@Nullable TaskFailed> failure = new AtomicReference<>();

  public ButtonsWebhook(WebhookOptions options) {
    this.options = options;
  }

  @Override
  public void run(TaskContext context) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(2, ButtonsWebhook::daemon);
    try {
      threads.execute(() -> listen(context));
      threads.execute(() -> send(context));
      while (!context.stop().await(LOOK)) {
        TaskFailed failed = failure.get();
        if (failed != null) {
          throw failed;
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "buttons-webhook");
    thread.setDaemon(true);
    return thread;
  }

  private void listen(TaskContext context) {
    Attempts attempts = new Attempts(context.log());
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Instant now = context.time().instant();
        if (attempts.due(now)) {
          attempts.make(now, () -> context.client().buttons(event -> heard(event, context)));
        }
        Thread.sleep(LOOK.toMillis());
      }
    } catch (TaskFailed e) {
      failure.set(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void heard(ButtonEvent event, TaskContext context) {
    if (!options.buttons().isEmpty() && !options.buttons().contains(event.button())) {
      return;
    }
    while (!events.offer(event)) {
      @Nullable ButtonEvent dropped = events.poll();
      if (dropped != null) {
        context.log().accept("dropped " + words(dropped) + ": too many wait to be sent");
      }
    }
  }

  private void send(TaskContext context) {
    Webhook webhook = new Webhook(options, context.files());
    try {
      while (!Thread.currentThread().isInterrupted()) {
        deliver(events.take(), webhook, context);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(ButtonEvent event, Webhook webhook, TaskContext context)
      throws InterruptedException {
    Duration pause = FIRST_RETRY;
    for (int attempt = 0; ; attempt++) {
      try {
        webhook.post(event);
        return;
      } catch (IOException | TaskFailed e) {
        boolean last = attempt >= options.retries();
        if (last || attempt == 0) {
          String rest = last ? "given up" : "trying again";
          context.log().accept(words(event) + ": " + e.getMessage() + "; " + rest);
        }
        if (last) {
          return;
        }
      }
      Thread.sleep(pause.toMillis());
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_RETRY) < 0
              ? pause.multipliedBy(2)
              : LONGEST_RETRY;
    }
  }

  private static String words(ButtonEvent event) {
    return event.button() + (event.pressed() ? " pressed" : " released");
  }
}
