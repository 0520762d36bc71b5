package dev.hatrack.task.alert;

import dev.hatrack.task.client.HatClient;
import dev.hatrack.task.client.HatFailure;
import dev.hatrack.task.client.HttpHatClient;
import dev.hatrack.task.run.Attempts;
import dev.hatrack.task.run.Task;
import dev.hatrack.task.run.TaskContext;
import java.time.Duration;
import java.time.Instant;

/// A text on the LEDs over whatever else is there: for some time, or while a reading is out of
/// bounds. When it ends its claim ends too, and what was underneath comes back.
public final class Alert implements Task {
  private final AlertOptions options;
  private boolean shown;

  public Alert(AlertOptions options) {
    this.options = options;
  }

  @Override
  public void run(TaskContext context) throws InterruptedException {
    Attempts attempts = new Attempts(context.log());
    HatClient sensors = sensors(context);
    Instant end = context.time().instant().plus(options.duration());
    try {
      Instant now = context.time().instant();
      do {
        Instant at = now;
        if (attempts.due(now)) {
          attempts.make(now, () -> look(context, sensors, at));
        }
        Duration pause = options.when().isPresent() ? AlertOptions.LOOK : shorter(now, end);
        if (context.stop().await(pause)) {
          return;
        }
        now = context.time().instant();
      } while (options.when().isPresent() || now.isBefore(end));
    } finally {
      release(context);
    }
  }

  private static Duration shorter(Instant now, Instant end) {
    Duration left = Duration.between(now, end);
    return left.compareTo(AlertOptions.LOOK) < 0 ? left : AlertOptions.LOOK;
  }

  private HatClient sensors(TaskContext context) {
    return options.sensors().<HatClient>map(HttpHatClient::new).orElseGet(context::client);
  }

  private void look(TaskContext context, HatClient sensors, Instant at) {
    boolean wanted =
        options.when().map(when -> when.holds(sensors.sensors(), shown).orElse(shown)).orElse(true);
    if (wanted) {
      context.client().text(options.text(), options.claim());
      if (!shown) {
        context.log().accept("alert: " + options.text().text());
      }
      shown = true;
    } else if (shown) {
      context.client().release();
      context.log().accept("over at " + at);
      shown = false;
    }
  }

  private void release(TaskContext context) {
    if (shown) {
      try {
        context.client().release();
      } catch (HatFailure failure) {
        context.log().accept("the claim ends at its time to live: " + failure.message());
      }
    }
  }
}
