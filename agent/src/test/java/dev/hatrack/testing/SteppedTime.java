package dev.hatrack.testing;

import dev.hatrack.bus.simulated.Later;
import dev.hatrack.driver.eink.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/// Time that passes only while somebody waits for it, and then at once: for a simulated board and
/// its driver.
public final class SteppedTime implements Later, Waiting {
  private record Task(Duration at, Runnable what) {}

  private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparing(Task::at));
  private final List<Duration> pauses = new ArrayList<>();
  private Duration now = Duration.ZERO;

  /// How much of it has passed.
  public Duration now() {
    return now;
  }

  /// What was paused for, in order.
  public List<Duration> pauses() {
    return pauses;
  }

  @Override
  public void after(Duration delay, Runnable what) {
    tasks.add(new Task(now.plus(delay), what));
  }

  @Override
  public void pause(Duration time) {
    pauses.add(time);
    boolean _ = until(() -> false, time);
  }

  @Override
  public boolean until(BooleanSupplier reached, Duration atMost) {
    Duration end = now.plus(atMost);
    while (!reached.getAsBoolean()) {
      Task next = tasks.peek();
      if (next == null || next.at().compareTo(end) > 0) {
        now = end;
        return false;
      }
      now = next.at();
      Runnable what = tasks.remove().what();
      what.run();
    }
    return true;
  }

  @Override
  public void wake() {
    // nobody sleeps
  }
}
