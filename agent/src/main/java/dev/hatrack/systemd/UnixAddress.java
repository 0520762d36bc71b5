package dev.hatrack.systemd;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// Where a unix socket is, as Linux wants it: a `sockaddr_un` of two bytes of family and at most
/// 108 of path (unix(7)).
///
/// @param path absolute; or `@…`, which is in the abstract namespace and in no file system
record UnixAddress(String path) {
  static final short AF_UNIX = 1;
  private static final int LONGEST = 107;

  UnixAddress {
    int length = bytes(path).length;
    if (length < 2 || length > LONGEST || !(path.startsWith("/") || path.startsWith("@"))) {
      throw new IllegalArgumentException(
          "\"%s\" is no socket: an absolute path or @name of 2 to %d bytes is"
              .formatted(path, LONGEST));
    }
  }

  /// The address's bytes, no more than count: an abstract name ends where they end.
  MemorySegment in(Arena arena) {
    byte[] name = bytes(path);
    boolean inNamespace = name[0] == '@';
    if (inNamespace) {
      name[0] = 0;
    }
    long length = Short.BYTES + name.length + (inNamespace ? 0L : 1L);
    MemorySegment address = arena.allocate(length, Short.BYTES);
    address.set(JAVA_SHORT, 0, AF_UNIX);
    MemorySegment.copy(name, 0, address, JAVA_BYTE, Short.BYTES, name.length);
    return address;
  }

  private static byte[] bytes(String path) {
    return path.getBytes(StandardCharsets.UTF_8);
  }
}
