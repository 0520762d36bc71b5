package dev.hatrack.surface;

import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.surface.journal.Disk;
import dev.hatrack.surface.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a {@link Ledger} on the disk, or nowhere. For one thread at a time.
final class PageStore implements AutoCloseable {
  /// Written anew when it is longer: many times what a ledger of 2,000 fates needs.
  static final long COMPACT_AT = 4L << 20;

  private static final Logger log = LoggerFactory.getLogger(PageStore.class);

  private final Optional<Path> file;
  private final Disk disk;
  private final long compactAt;
  private Optional<Journal> journal = Optional.empty();

  /// How long the journal was when it was last written anew.
  private long compacted;

  /// Whether the disk does not know all that is in force.
  private boolean behind;

  /// @param file where; empty to keep nothing
  /// @param compactAt how many bytes the journal may always have
  PageStore(Optional<Path> file, Disk disk, long compactAt) {
    this.file = file;
    this.disk = disk;
    this.compactAt = compactAt;
  }

  /// What was kept; an empty ledger where there was nothing, or nothing that can be read.
  Ledger load(SurfaceFormat format) {
    if (file.isEmpty()) {
      return new Ledger(format);
    }
    Ledger ledger = new Ledger(format);
    try {
      if (Files.exists(file.get())) {
        journal =
            Optional.of(
                Journal.open(
                    file.get(), disk, record -> EntryCodec.decode(record).forEach(ledger::apply)));
      }
      return ledger;
    } catch (IOException | UncheckedIOException e) {
      putAside(file.get(), e);
      return new Ledger(format);
    }
  }

  private static void putAside(Path file, Exception e) {
    Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
    log.error("{} can't be read, and is put aside as {}; its pages are lost", file, aside, e);
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException again) {
      log.error("{} can't be put aside either: {}", file, again.toString());
    }
  }

  /// Returns when the disk has it.
  ///
  /// @param after what is in force then
  /// @throws PagesNotKept when the disk does not take it; the disk is as before
  void keep(List<Entry> entries, Ledger after) {
    if (file.isEmpty() || entries.isEmpty()) {
      return;
    }
    try {
      write(file.get(), entries, after);
    } catch (IOException e) {
      throw new PagesNotKept(file.get(), e);
    }
  }

  /// The same for what is in force anyway: what the disk does not take now, it gets with what comes
  /// next.
  void keepIfPossible(List<Entry> entries, Ledger after) {
    try {
      keep(entries, after);
    } catch (PagesNotKept e) {
      if (!behind) {
        log.warn("what happens to the pages can't be written down: {}", e.getMessage());
      }
      behind = true;
    }
  }

  private void write(Path path, List<Entry> entries, Ledger after) throws IOException {
    if (behind || journal.filter(open -> !open.torn()).isEmpty()) {
      rewrite(path, after);
      return;
    }
    Journal open = journal.orElseThrow();
    open.append(EntryCodec.encode(entries));
    if (open.bytes() > Math.max(compactAt, 2 * compacted)) {
      compact(path, after);
    }
  }

  private void compact(Path path, Ledger after) {
    try {
      rewrite(path, after);
    } catch (IOException e) {
      log.warn("{} has grown long, and can't be written anew: {}", path, e.toString());
    }
  }

  private void rewrite(Path path, Ledger after) throws IOException {
    behind = true; // until it is known what is there under the name
    Path directory = path.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    Journal next = Journal.create(path, disk, EntryCodec.encode(after.entries()));
    Optional<Journal> before = journal;
    journal = Optional.of(next);
    compacted = next.bytes();
    behind = false;
    if (before.isPresent()) {
      before.get().close();
    }
  }

  @Override
  public void close() {
    try {
      if (journal.isPresent()) {
        journal.get().close();
      }
    } catch (IOException e) {
      log.warn("{} did not close well: {}", file, e.toString());
    }
  }
}
