package dev.hatrack.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What some files say now. They are looked at whenever it is asked for, which is once for each TLS
/// handshake. What can't be read is not taken: what was there before stays, and the log says why.
final class Renewed<T> {
  private static final Logger log = LoggerFactory.getLogger(Renewed.class);

  private final List<Path> files;
  private final Reading<T> reading;
  private List<ByteBuffer> seen;
  private T current;

  /// Makes something of what the files hold.
  @FunctionalInterface
  interface Reading<T> {
    T read() throws GeneralSecurityException, IOException;
  }

  /// @throws GeneralSecurityException when the files are not what they should be
  /// @throws IOException when one can't be read
  Renewed(List<Path> files, Reading<T> reading) throws GeneralSecurityException, IOException {
    this.files = files;
    this.reading = reading;
    // Looked at before they are read: what changes in between is seen as a change then.
    this.seen = contents();
    this.current = reading.read();
  }

  synchronized T now() {
    try {
      List<ByteBuffer> found = contents();
      if (!found.equals(seen)) {
        seen = found; // so that a bad one is told of once
        current = reading.read();
        log.info("{} renewed: taken for new connections", files);
      }
    } catch (GeneralSecurityException | IOException e) {
      log.warn(
          "what {} hold now can't be used, what they held before still is: {}",
          files,
          e.toString());
    }
    return current;
  }

  // Contents and not dates: that sees a file that was moved into place, too.
  private List<ByteBuffer> contents() throws IOException {
    List<ByteBuffer> contents = new ArrayList<>();
    for (Path file : files) {
      contents.add(ByteBuffer.wrap(Files.readAllBytes(file)));
    }
    return contents;
  }
}
