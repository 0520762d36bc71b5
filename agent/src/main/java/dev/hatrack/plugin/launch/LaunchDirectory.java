package dev.hatrack.plugin.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The directory that agent and launchers share, held by one agent at a time. Only its owner and
/// root may enter: whoever talks over its sockets has the rights of both.
final class LaunchDirectory implements AutoCloseable {
  private static final String LEFT_BEHIND = "{*.sock,answer-*,relay-*}";

  private final Path path;
  private final FileChannel lock;
  private final AtomicLong launches = new AtomicLong();

  private LaunchDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /// Takes the directory, and what an earlier agent left in it away; but for the pipes, which
  /// launchers may wait at.
  ///
  /// @throws IOException when it can't be had: another agent has it, or it is somebody else's
  static LaunchDirectory take(Path wanted) throws IOException {
    if (!Files.isDirectory(wanted, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(wanted);
    }
    Path path = wanted.toRealPath();
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    LaunchDirectory directory = new LaunchDirectory(path, lock(path));
    try (DirectoryStream<Path> old = Files.newDirectoryStream(path, LEFT_BEHIND)) {
      for (Path file : old) {
        Files.deleteIfExists(file);
      }
    }
    return directory;
  }

  private static FileChannel lock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (locked(channel).isEmpty()) {
      channel.close();
      throw new IOException("another agent uses " + path);
    }
    return channel;
  }

  private static Optional<FileLock> locked(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return Optional.ofNullable(lock);
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  Path path() {
    return path;
  }

  /// A name that no launcher, of this agent or an earlier one, was ever told.
  Path newSocket(String kind) {
    return path.resolve(
        "%s-%d-%d-%d.sock"
            .formatted(
                kind,
                System.currentTimeMillis(),
                ProcessHandle.current().pid(),
                launches.incrementAndGet()));
  }

  /// Where the next launcher of a kind comes.
  Path next(String kind) {
    return path.resolve(kind + ".next");
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
