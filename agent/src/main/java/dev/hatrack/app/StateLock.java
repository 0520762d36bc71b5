package dev.hatrack.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a second agent off a state directory: both would write the same journals. The operating
/// system ends the lock with the process, however that ends; the file `agent.lock` stays, and says
/// who has it while it is locked.
final class StateLock implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StateLock.class);
  private static final String NAME = "agent.lock";
  private static final int LONGEST_PID = 20;

  /// Closing it ends the lock.
  private final Optional<FileChannel> channel;

  private StateLock(Optional<FileChannel> channel) {
    this.channel = channel;
  }

  /// Where the directory can't be written there is nothing to protect: pages are refused there,
  /// with a reason of their own, and the agent serves the rest.
  ///
  /// @param directory empty when nothing is kept
  /// @throws ConfigException when another agent has the directory
  static StateLock of(Optional<Path> directory) {
    return directory.map(StateLock::take).orElseGet(() -> new StateLock(Optional.empty()));
  }

  /// The same, but where no agent ever was it makes nothing.
  ///
  /// @throws ConfigException when an agent has the directory
  static StateLock ofFormer(Optional<Path> directory) {
    return of(directory.filter(path -> Files.exists(path.resolve(NAME))));
  }

  private static StateLock take(Path directory) {
    Path file = directory.resolve(NAME);
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      return new StateLock(Optional.of(locked(channel, directory)));
    } catch (IOException e) {
      log.warn("state.directory {} can't be locked, and pages can't be kept there: {}", file, e);
      return new StateLock(Optional.empty());
    }
  }

  private static FileChannel locked(FileChannel channel, Path directory) throws IOException {
    try {
      if (lock(channel) == null) {
        throw new ConfigException(
            ("state.directory %s is in use by another agent, %s: stop that one, or give"
                    + " this one a directory of its own")
                .formatted(directory, holder(channel)));
      }
      write(channel, Long.toString(ProcessHandle.current().pid()));
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another agent in this very process
    }
  }

  private static void write(FileChannel channel, String pid) throws IOException {
    channel.truncate(0);
    var _ = channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
  }

  /// Who wrote the file: nobody yet, when it was locked a moment ago.
  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST_PID);
    var _ = channel.read(bytes, 0);
    String pid = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    return pid.matches("\\d+") ? "process " + pid : "which has just started";
  }

  @Override
  public void close() throws IOException {
    if (channel.isPresent()) {
      channel.get().close();
    }
  }
}
