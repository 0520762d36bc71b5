package dev.hatrack.testing;

import dev.hatrack.tls.ServerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A server's files, which hold one pair after another.
public final class RenewableFiles {
  private final ServerFiles files;

  /// @param first what they hold at first
  public RenewableFiles(Path directory, ServerFiles first) throws IOException {
    this.files = new ServerFiles(directory.resolve("tls.pem"), directory.resolve("tls.key"));
    renew(first);
  }

  public ServerFiles files() {
    return files;
  }

  /// Puts another pair into the files, one after the other.
  public void renew(ServerFiles pair) throws IOException {
    renewCertificate(pair);
    renewKey(pair);
  }

  public void renewCertificate(ServerFiles pair) throws IOException {
    move(pair.certificate(), files.certificate());
  }

  public void renewKey(ServerFiles pair) throws IOException {
    move(pair.key(), files.key());
  }

  private static void move(Path from, Path to) throws IOException {
    Path next = to.resolveSibling(to.getFileName() + ".next");
    Files.copy(from, next, StandardCopyOption.REPLACE_EXISTING);
    Files.move(next, to, StandardCopyOption.ATOMIC_MOVE);
  }
}
