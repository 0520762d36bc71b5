package dev.hatrack.platform;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Asks a server on loopback for a page in the name of any host, which Java's own client forbids.
///
/// @param port the server's
record PlainHttp(int port) {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /// @param body with what may be around it: chunks are not put together
  record Answer(int status, String body) {}

  /// One `GET`, over a connection of its own.
  Answer get(String host, String path) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) TIMEOUT.toMillis());
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(path, host)
                  .getBytes(StandardCharsets.US_ASCII));
      return read(socket.getInputStream());
    }
  }

  private static Answer read(InputStream in) throws IOException {
    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    int end = text.indexOf("\r\n\r\n");
    if (!text.startsWith("HTTP/1.1 ") || end < 0) {
      throw new IOException("no answer in HTTP: " + text);
    }
    return new Answer(Integer.parseInt(text.substring(9, 12)), text.substring(end + 4));
  }
}
