package dev.hatrack.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps reservations over a restart of the agent, or nowhere: a task that goes on meanwhile keeps
/// its board. At any moment there is the old file or the new one, whole.
public final class ReservationFile {
  static final String NAME = "reservations.json";
  private static final Logger log = LoggerFactory.getLogger(ReservationFile.class);

  private final Optional<Path> file;
  private String trouble = "";

  /// @param directory the agent's state directory; empty to keep nothing
  public ReservationFile(Optional<Path> directory) {
    this.file = directory.map(path -> path.resolve(NAME));
  }

  /// What was kept; none where there was nothing, or nothing that can be read.
  List<Reservation> load() {
    if (file.isEmpty() || !Files.exists(file.get())) {
      return List.of();
    }
    try {
      return ReservationCodec.decode(Files.readAllBytes(file.get()));
    } catch (IOException | IllegalArgumentException e) {
      putAside(file.get(), e);
      return List.of();
    }
  }

  private static void putAside(Path file, Exception e) {
    Path aside = file.resolveSibling(NAME + ".unreadable");
    log.error(
        "{} can't be read ({}), and is put aside as {}; tasks that run have lost the devices they"
            + " reserved: restart their allocations (nomad alloc stop)",
        file,
        e.getMessage(),
        aside);
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException again) {
      log.error("{} can't be put aside either: {}", file, again.toString());
    }
  }

  /// Keeps these. A disk that does not take them is logged: a task must not fail for that.
  void save(List<Reservation> reservations) {
    if (file.isEmpty()) {
      return;
    }
    try {
      write(file.get(), ReservationCodec.encode(reservations));
      trouble = "";
    } catch (IOException e) {
      if (!e.toString().equals(trouble)) {
        log.error(
            "{} can't be written, so a restart of the agent would lose reservations: {}",
            file.get(),
            e.toString());
      }
      trouble = e.toString();
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    Path beside = file.resolveSibling(NAME + ".new");
    try (FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        var _ = channel.write(left);
      }
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    if (directory != null) {
      try (FileChannel name = FileChannel.open(directory, StandardOpenOption.READ)) {
        name.force(true);
      }
    }
  }
}
