package dev.hatrack.plugin.driver;

import dev.hatrack.plugin.Launch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A task's log lines on their way to Nomad. Taking a line never blocks: lines wait in a bounded
/// queue, and what finds no room is counted, and the count is logged where the lines would have
/// been: before the next line that finds room, or after the last that waited. A launch that dies
/// keeps its lines waiting for the next one.
///
/// Opening and writing a pipe may block for ever, so a platform thread does it, while there are
/// lines: a virtual one could take its carrier with it.
final class TaskLog {
  private static final Logger log = LoggerFactory.getLogger(TaskLog.class);
  private static final int MOST_LINES = 1_000;
  private static final int LONGEST_LINE = 8_192;
  private static final long PATIENCE_MS = 60_000;
  private static final long STACK_BYTES = 128 << 10;

  private final String name;
  private final TaskLaunch launch;
  private final Optional<Path> pipe;
  private final ThreadPoolExecutor writer;
  private final AtomicLong dropped = new AtomicLong();
  private @Nullable OutputStream out;
  private @Nullable Launch outOf;
  private boolean complained;

  /// @param pipe the pipe that Nomad reads; empty or `/dev/null` where it wants no logs
  TaskLog(String name, TaskLaunch launch, String pipe) {
    this.name = name;
    this.launch = launch;
    boolean wanted = !pipe.isEmpty() && !pipe.equals("/dev/null");
    this.pipe = wanted ? Optional.of(Path.of(pipe)) : Optional.empty();
    writer =
        new ThreadPoolExecutor(
            1,
            1,
            5,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_LINES),
            Thread.ofPlatform().daemon().stackSize(STACK_BYTES).name("log-" + name).factory(),
            (refused, _) -> dropped.addAndGet(((Line) refused).dropsTold() + 1)) {
          @Override
          protected void terminated() {
            closeStream();
          }
        };
    writer.allowCoreThreadTimeOut(true);
  }

  /// Takes a line.
  void line(String text) {
    if (pipe.isEmpty()) {
      return;
    }
    String line = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + " …" : text;
    writer.execute(new Line(line, dropped.getAndSet(0)));
  }

  /// Takes no more lines; waits a little for those it has.
  void close(Duration longest) {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        log.debug("{}: its last log lines are still on their way", name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Gives up what is not written yet.
  void abandon() {
    writer.shutdownNow();
  }

  private void tellOf(long lost) {
    if (lost > 0) {
      send("(" + lost + " log lines were dropped here: nobody read them fast enough)");
    }
  }

  private void send(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    boolean again = true;
    while (again) {
      Launch used = launch.now();
      try {
        OutputStream to = stream(used);
        to.write(bytes);
        to.flush();
        return;
      } catch (IOException e) {
        again = failed(used, e);
      }
    }
    dropped.incrementAndGet();
  }

  private OutputStream stream(Launch used) throws IOException {
    OutputStream open = out;
    if (open == null || outOf != used) {
      closeStream();
      open = used.log(pipe.orElseThrow());
      out = open;
      outOf = used;
    }
    return open;
  }

  /// @return whether to try the line once more
  private boolean failed(Launch used, IOException e) {
    boolean wasOpen = out != null;
    closeStream();
    if (wasOpen && used.live()) {
      return true; // its reader may have been started again
    }
    if (!used.live()) {
      return otherThan(used);
    }
    if (!complained) {
      complained = true;
      log.warn("{}: its log can't be written: {}", name, e.getMessage());
    }
    return false;
  }

  private boolean otherThan(Launch used) {
    try {
      return launch.awaitOtherThan(used, PATIENCE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void closeStream() {
    OutputStream open = out;
    out = null;
    outOf = null;
    if (open == null) {
      return;
    }
    try {
      open.close();
    } catch (IOException e) {
      log.debug("{}: closing its log: {}", name, e.getMessage());
    }
  }

  /// A line that waits, and how many were dropped before it: it tells of them.
  private final class Line implements Runnable {
    private final String text;
    private final long dropsTold;

    Line(String text, long dropsTold) {
      this.text = text;
      this.dropsTold = dropsTold;
    }

    long dropsTold() {
      return dropsTold;
    }

    @Override
    public void run() {
      tellOf(dropsTold);
      send(text);
      if (writer.getQueue().isEmpty()) {
        tellOf(dropped.getAndSet(0));
      }
    }
  }
}
