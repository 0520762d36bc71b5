package dev.hatrack.plugin.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/// The agent's end of the pipe that a launcher reads from. The launcher ends as soon as this end is
/// closed, by the agent or, when the agent dies, by the kernel.
final class Lease implements AutoCloseable {
  private final FileChannel pipe;

  Lease(FileChannel pipe) {
    this.pipe = pipe;
  }

  /// @param line without its end
  /// @throws IOException when the launcher is gone, or the lease has ended
  synchronized void send(String line) throws IOException {
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
      send("");
      return true;
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
