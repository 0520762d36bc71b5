package dev.hatrack.plugin.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The agent's end of the pipe that a launcher reads from. The launcher ends as soon as this end is
/// closed, by the agent or, when the agent dies, by the kernel.
final class Lease implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 5;

  private final FileChannel pipe;
  private final CountDownLatch greeted = new CountDownLatch(1);

  Lease(FileChannel pipe) {
    this.pipe = pipe;
  }

  /// The first line, which is meant for Nomad.
  void greet(String handshake) throws IOException {
    write(handshake);
    greeted.countDown();
  }

  /// Asks for something; waits for the greeting, which must be first.
  ///
  /// @param line without its end
  /// @throws IOException when the launcher is gone, or the lease has ended
  void send(String line) throws IOException {
    try {
      if (!greeted.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("the launcher does not serve yet");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    write(line);
  }

  private synchronized void write(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      if (pipe.write(bytes) < 0) {
        throw new IOException("the launcher is gone");
      }
    }
  }

  /// Whether somebody still reads; a launcher passes over empty lines.
  boolean live() {
    try {
      if (greeted.getCount() == 0) {
        write("");
      }
      return pipe.isOpen();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public synchronized void close() {
    try {
      pipe.close();
    } catch (IOException e) {
      throw new IllegalStateException("a pipe can't be closed", e);
    }
  }
}
