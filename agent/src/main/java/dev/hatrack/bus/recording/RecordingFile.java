package dev.hatrack.bus.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes transactions to a file, behind what is there already. Each line has reached the operating
/// system when {@link #accept} returns, so the agent's end loses nothing, however it ends. Safe for
/// use by several threads.
public final class RecordingFile implements Consumer<Transaction>, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RecordingFile.class);

  private final Path path;
  private final FileChannel file;
  private boolean broken;

  /// @throws IOException when the file can't be written
  public RecordingFile(Path path) throws IOException {
    this.path = path;
    this.file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  /// A board is not to fail because its recording does: when the file can't be written any more,
  /// that is logged once and recording ends.
  @Override
  public synchronized void accept(Transaction transaction) {
    if (broken) {
      return;
    }
    try {
      write(transaction.line() + "\n");
    } catch (IOException e) {
      broken = true;
      log.error("recording to {} ends here: {}", path, e.toString());
    }
  }

  @Override
  public synchronized void close() throws IOException {
    broken = true;
    file.close();
  }

  private void write(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }
}
