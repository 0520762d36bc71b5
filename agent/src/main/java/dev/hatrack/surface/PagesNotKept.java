package dev.hatrack.surface;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;
import java.util.Optional;

/// A page could not be written to the disk, and so was not accepted. The message is the cause, and
/// what to do.
public final class PagesNotKept extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final boolean full;

  PagesNotKept(Path file, IOException cause) {
    super(words(file, cause), cause);
    this.full = full(cause);
  }

  /// Whether the disk is full; else it fails, or may not be written to.
  public boolean full() {
    return full;
  }

  private static boolean full(IOException cause) {
    String said = Optional.ofNullable(cause.getMessage()).orElse("");
    return said.contains("No space left") || said.contains("quota exceeded");
  }

  private static String words(Path file, IOException cause) {
    return full(cause)
        ? "the page was not accepted: the disk with %s is full; make room there, and send it again"
            .formatted(file)
        : ("the page was not accepted: %s can't be written (%s); let the agent's user write there,"
                + " or set state.directory")
            .formatted(file, cause);
  }
}
