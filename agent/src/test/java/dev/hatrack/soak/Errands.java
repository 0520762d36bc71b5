package dev.hatrack.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Things that are done again and again, each in a thread of its own, until closed.
final class Errands implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Errands.class);

  /// One of them. Ends by itself, and throws when it did not end as it should.
  interface Errand {
    void run() throws IOException, InterruptedException;
  }

  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();

  /// @param pause from the end of one run to the start of the next
  void every(Duration pause, String name, Errand errand) {
    threads.add(Thread.ofVirtual().name(name).start(() -> repeat(pause, name, errand)));
  }

  private void repeat(Duration pause, String name, Errand errand) {
    try {
      while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          errand.run();
        } catch (IOException | RuntimeException | AssertionError e) {
          wrong.incrementAndGet();
          log.warn("{}: {}", name, e.toString());
        }
        done.incrementAndGet();
      }
    } catch (InterruptedException _) {
      // closed
    }
  }

  long done() {
    return done.get();
  }

  long wrong() {
    return wrong.get();
  }

  @Override
  public void close() {
    closed.countDown();
    threads.forEach(Thread::interrupt);
  }
}
