package dev.hatrack.systemd;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/// The unix datagram socket that systemd listens on (`NOTIFY_SOCKET`, sd_notify(3)). Java has no
/// unix datagrams, so the C library sends them.
///
/// A message is lines of `NAME=value`. Whoever sends it is known by the process, so each is sent
/// from a socket without a name, which lives for that message: there are a few a minute.
record NotifySocket(UnixAddress address) {
  private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
  private static final int MSG_NOSIGNAL = 0x4000;

  /// @throws IOException when nobody listens there
  void send(String message) throws IOException {
    MethodHandle socket = CLibrary.function("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    int descriptor =
        (int)
            CLibrary.call(
                "make a socket",
                errno ->
                    (int)
                        socket.invokeExact(
                            errno, (int) UnixAddress.AF_UNIX, SOCK_DGRAM_CLOEXEC, 0));
    try {
      send(descriptor, message);
    } finally {
      CLibrary.close(descriptor);
    }
  }

  private void send(int descriptor, String message) throws IOException {
    MethodHandle sendto =
        CLibrary.function(
            "sendto", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment to = address.in(arena);
      MemorySegment text = arena.allocate(bytes.length).copyFrom(MemorySegment.ofArray(bytes));
      var _ =
          CLibrary.call(
              "send to " + address.path(),
              errno ->
                  (long)
                      sendto.invokeExact(
                          errno,
                          descriptor,
                          text,
                          (long) bytes.length,
                          MSG_NOSIGNAL,
                          to,
                          (int) to.byteSize()));
    }
  }
}
