package dev.hatrack.plugin.driver;

import dev.hatrack.plugin.wire.driver.DriverTaskEvent;
import dev.hatrack.plugin.wire.driver.TaskConfig;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What happens to tasks, for the events that `nomad alloc status` shows. Every open stream is
/// told; what happens while there is none waits for the next.
final class TaskEventStreams {
  private static final int MOST = 256;

  private final List<Feed<DriverTaskEvent>> open = new ArrayList<>();
  private final Deque<DriverTaskEvent> untold = new ArrayDeque<>();

  void open(StreamObserver<DriverTaskEvent> observer) {
    Feed<DriverTaskEvent> feed = Feed.on(observer, MOST, this::sweep);
    synchronized (this) {
      open.add(feed);
      untold.forEach(feed::send);
      untold.clear();
    }
  }

  void happened(TaskConfig task, Instant at, String message) {
    DriverTaskEvent event =
        DriverTaskEvent.newBuilder()
            .setTaskId(task.getId())
            .setAllocId(task.getAllocId())
            .setTaskName(task.getName())
            .setTimestamp(Times.stamp(at))
            .setMessage(message)
            .build();
    synchronized (this) {
      sweep();
      if (open.isEmpty()) {
        untold.addLast(event);
        if (untold.size() > MOST) {
          untold.removeFirst();
        }
      }
      open.forEach(feed -> feed.send(event));
    }
  }

  private synchronized void sweep() {
    open.removeIf(Feed::ended);
  }
}
