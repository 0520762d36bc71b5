package dev.hatrack.plugin.launch;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// The pipe that a launcher's child answers one request over. Both its ends are open here, so that
/// no opening waits; whoever reads is freed by a byte of our own once patience has ended.
final class Reply implements AutoCloseable {
  private static final int LONGEST_LINE = 1024;

  private final Path path;
  private final FileChannel pipe;
  private final AtomicBoolean late = new AtomicBoolean();
  private final CompletableFuture<Void> patience;

  Reply(Path path, Duration patience) throws IOException {
    this.path = path;
    Fifo.make(path);
    this.pipe = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    this.patience =
        new CompletableFuture<Void>()
            .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS);
    this.patience.thenRunAsync(this::giveUp).exceptionally(failure -> null);
  }

  private void giveUp() {
    late.set(true);
    try {
      pipe.write(ByteBuffer.wrap(new byte[] {'\n'}));
    } catch (IOException e) {
      // It was answered in the meantime.
    }
  }

  /// @return without its end
  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (byte next = bytes(1)[0]; next != '\n'; next = bytes(1)[0]) {
      line.append((char) (next & 0xff));
      if (line.length() > LONGEST_LINE) {
        throw new IOException("the launcher answers with what is no answer");
      }
    }
    return line.toString();
  }

  byte[] bytes(int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining()) {
      if (pipe.read(bytes) < 0) {
        throw new EOFException("the launcher's answer ends early");
      }
      if (late.get()) {
        throw new IOException("the launcher does not answer");
      }
    }
    return bytes.array();
  }

  @Override
  public void close() throws IOException {
    patience.cancel(false);
    pipe.close();
    Files.deleteIfExists(path);
  }
}
