package dev.hatrack.surface;

import dev.hatrack.fuzz.Target;
import dev.hatrack.surface.journal.Disk;
import dev.hatrack.surface.journal.Journal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The file around the records of an e-ink panel's queue.
public final class JournalTarget implements Target {
  private static final Disk DISK = FileChannel::open;

  private final Path file;

  public JournalTarget() throws IOException {
    file = Files.createTempFile("hatrack-fuzz", ".pages");
    file.toFile().deleteOnExit();
  }

  @Override
  public String name() {
    return "journal";
  }

  /// Each round forces the file to the disk.
  @Override
  public int effort() {
    return 10;
  }

  @Override
  public List<byte[]> seeds() {
    List<byte[]> records = new EntriesTarget().seeds();
    try (Journal journal = Journal.create(file, DISK, records.getFirst())) {
      journal.append(records.getLast());
      return List.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void read(byte[] input) throws IOException {
    Files.write(file, input);
    try (Journal journal =
        Journal.open(file, DISK, record -> EntryCodec.decode(record).forEach(_ -> {}))) {
      journal.append(new byte[] {1});
    }
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of(IOException.class, java.io.UncheckedIOException.class);
  }
}
