package dev.hatrack.systemd;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// systemd's side of `NOTIFY_SOCKET`: a real unix datagram socket.
final class ListeningSocket implements AutoCloseable {
  private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
  private static final int LONGEST = 4096;
  private static final String END = "the test ends";

  private final UnixAddress address;
  private final int descriptor;
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("systemd").unstarted(this::receive);

  /// @param path where no file is yet; or `@…`
  ListeningSocket(String path) throws IOException {
    address = new UnixAddress(path);
    MethodHandle socket = CLibrary.function("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    descriptor =
        (int)
            CLibrary.call(
                "make a socket",
                errno ->
                    (int)
                        socket.invokeExact(
                            errno, (int) UnixAddress.AF_UNIX, SOCK_DGRAM_CLOEXEC, 0));
    bind();
    thread.start();
  }

  private void bind() throws IOException {
    MethodHandle bind = CLibrary.function("bind", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = address.in(arena);
      var _ =
          CLibrary.call(
              "bind to " + address.path(),
              errno -> (int) bind.invokeExact(errno, descriptor, at, (int) at.byteSize()));
    }
  }

  private void receive() {
    MethodHandle recv =
        CLibrary.function("recv", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(LONGEST);
      String message = "";
      while (!message.equals(END)) {
        long length =
            CLibrary.call(
                "receive",
                errno -> (long) recv.invokeExact(errno, descriptor, buffer, (long) LONGEST, 0));
        byte[] bytes = buffer.asSlice(0, length).toArray(JAVA_BYTE);
        message = new String(bytes, StandardCharsets.UTF_8);
        received.add(message);
      }
    } catch (IOException e) {
      received.add(e.toString());
    }
  }

  UnixAddress address() {
    return address;
  }

  /// The next message, waited for.
  String next() throws InterruptedException {
    return Optional.ofNullable(received.poll(30, TimeUnit.SECONDS))
        .orElseThrow(() -> new AssertionError("systemd heard nothing for 30 s"));
  }

  /// The next message with this line, others left out.
  String nextWith(String line) throws InterruptedException {
    String message = next();
    while (message.lines().noneMatch(line::equals)) {
      message = next();
    }
    return message;
  }

  /// What has come since, and was not asked for.
  boolean silent() {
    return received.isEmpty();
  }

  @Override
  public void close() throws IOException {
    new NotifySocket(address).send(END);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    CLibrary.close(descriptor);
  }
}
