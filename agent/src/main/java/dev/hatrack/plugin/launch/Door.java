package dev.hatrack.plugin.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits for launchers of one kind at a FIFO: opening it for writing returns when one has opened it
/// for reading. That launcher keeps the FIFO; the next one finds a new one.
final class Door implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Door.class);
  private static final int RETRY_SECONDS = 1;

  private final Path fifo;
  private final Consumer<Lease> welcome;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  /// @param welcome gets each launcher's lease, on the door's own thread
  Door(Path fifo, Consumer<Lease> welcome) {
    this.fifo = fifo;
    this.welcome = welcome;
    // A platform thread: it sits in open(2), which no virtual thread lets go of.
    this.thread =
        Thread.ofPlatform().daemon().name(String.valueOf(fifo.getFileName())).unstarted(this::keep);
  }

  void open() {
    thread.start();
  }

  private void keep() {
    while (!isClosed(0)) {
      try {
        await();
      } catch (IOException | RuntimeException e) {
        log.warn("Nomad's launchers can't be served at {}: {}", fifo, e.toString());
        if (isClosed(RETRY_SECONDS)) {
          return;
        }
      }
    }
  }

  private void await() throws IOException {
    if (!Files.exists(fifo, LinkOption.NOFOLLOW_LINKS)) {
      Fifo.make(fifo);
    }
    FileChannel pipe = FileChannel.open(fifo, StandardOpenOption.WRITE);
    if (isClosed(0)) {
      pipe.close();
      return;
    }
    Files.delete(fifo);
    Fifo.make(fifo);
    welcome.accept(new Lease(pipe));
  }

  private boolean isClosed(int seconds) {
    try {
      return closed.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// The FIFO stays: a launcher may wait at it for the next agent.
  @Override
  public void close() throws IOException, InterruptedException {
    closed.countDown();
    if (Files.exists(fifo, LinkOption.NOFOLLOW_LINKS)) {
      // Frees the thread, as a launcher would.
      try (FileChannel ours =
          FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        thread.join(TimeUnit.SECONDS.toMillis(RETRY_SECONDS));
      }
    }
  }
}
