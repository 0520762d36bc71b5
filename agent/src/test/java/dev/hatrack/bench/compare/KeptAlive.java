package dev.hatrack.bench.compare;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One connection that says and hears HTTP/1.1 with as little work as can be: requests are
/// ready-made bytes, and of an answer only its status and its length are read. It is kept alive
/// unless the server closes it after each answer, as Flask's own does; then there is another.
final class KeptAlive implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)\r\n");
  private static final int PATIENCE_MILLIS = 120_000;
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  private static final String CLOSES = "\r\nconnection: close\r\n";

  private final InetSocketAddress server;
  private Socket socket;
  private byte[] answer = new byte[64 * 1024];
  private int filled;
  private boolean closes;

  KeptAlive(URI server) throws IOException {
    this.server = new InetSocketAddress(server.getHost(), server.getPort());
    this.socket = connected(this.server);
  }

  private static Socket connected(InetSocketAddress server) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(server, PATIENCE_MILLIS);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /// A request as it goes over the wire.
  static byte[] request(String method, String path, String type, byte[] body) {
    byte[] head =
        "%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(method, path, type, body.length)
            .getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[head.length + body.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }

  static byte[] get(String path) {
    return "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n"
        .formatted(path)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// Sends a request and waits for the whole answer.
  ///
  /// @return its body
  /// @throws IOException when it is not a 2xx, or has no length
  String exchange(byte[] request) throws IOException {
    if (closes) {
      socket.close();
      socket = connected(server);
    }
    socket.getOutputStream().write(request);
    filled = 0;
    int head = head();
    String text = new String(answer, 0, head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    Matcher length = LENGTH.matcher(text);
    if (!length.find()) {
      throw new IOException("an answer without Content-Length:\n" + text);
    }
    closes = text.contains(CLOSES);
    int end = head + Integer.parseInt(length.group(1));
    while (filled < end) {
      fill();
    }
    String body = new String(answer, head, end - head, StandardCharsets.UTF_8);
    if (text.charAt(STATUS_AT) != '2') {
      throw new IOException(text.lines().findFirst().orElse("") + ": " + body);
    }
    return body;
  }

  /// Reads until the end of the headers, and tells where that is.
  private int head() throws IOException {
    int looked = 0;
    while (true) {
      fill();
      for (int at = Math.max(0, looked - 3); at + 3 < filled; at++) {
        if (answer[at] == '\r'
            && answer[at + 1] == '\n'
            && answer[at + 2] == '\r'
            && answer[at + 3] == '\n') {
          return at + 4;
        }
      }
      looked = filled;
    }
  }

  private void fill() throws IOException {
    if (filled == answer.length) {
      answer = Arrays.copyOf(answer, 2 * answer.length);
    }
    int count = socket.getInputStream().read(answer, filled, answer.length - filled);
    if (count < 0) {
      throw new IOException("the server closed the connection");
    }
    filled += count;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
