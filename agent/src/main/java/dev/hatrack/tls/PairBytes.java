package dev.hatrack.tls;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/// What the two files hold at one moment. Contents and not dates are compared: that sees a file
/// that was moved into place, and a link that leads elsewhere now.
final class PairBytes {
  private final byte[] certificate;
  private final byte[] key;

  private PairBytes(byte[] certificate, byte[] key) {
    this.certificate = certificate;
    this.key = key;
  }

  /// @throws UnusablePair when one of them can't be read
  static PairBytes read(ServerFiles files) {
    return new PairBytes(bytes("certificate", files.certificate()), bytes("key", files.key()));
  }

  private static byte[] bytes(String what, Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UnusablePair(words(what, file, e), e);
    }
  }

  /// What to say of a file that can't be read.
  static String words(String what, Path file, IOException reason) {
    return switch (reason) {
      case NoSuchFileException _ -> "there is no %s %s".formatted(what, file);
      case AccessDeniedException _ ->
          ("the user %1$s may not read the %2$s %3$s: give it to that group with"
                  + " chgrp %1$s %3$s && chmod 640 %3$s, and see that the group may enter each"
                  + " directory above it (mode 750)")
              .formatted(System.getProperty("user.name", "?"), what, file);
      default -> "the %s %s can't be read: %s".formatted(what, file, reason);
    };
  }

  byte[] certificate() {
    return certificate;
  }

  byte[] key() {
    return key;
  }

  boolean same(PairBytes other) {
    return Arrays.equals(certificate, other.certificate) && Arrays.equals(key, other.key);
  }
}
