package dev.hatrack.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A client that sends what it likes, byte by byte.
final class RawClient implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Socket socket;

  RawClient(RunningApi api) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), api.uri("/").getPort());
    patience(LONGEST);
  }

  /// What comes back for this until the agent hangs up.
  static String answer(RunningApi api, String request) throws IOException {
    try (RawClient client = new RawClient(api)) {
      return client.send(request).rest();
    }
  }

  /// How long reading waits.
  void patience(Duration time) throws SocketException {
    socket.setSoTimeout((int) time.toMillis());
  }

  /// One character is one byte.
  RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawClient send(byte... bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /// Sends it as often as the agent takes it, and tells whether it took all.
  boolean sendWhileTaken(byte[] bytes, int times) {
    try {
      for (int time = 0; time < times; time++) {
        send(bytes);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// All that comes until the agent hangs up, politely or not.
  ///
  /// @throws SocketTimeoutException when it does not
  String rest() throws IOException {
    StringBuilder all = new StringBuilder();
    InputStream in = socket.getInputStream();
    try {
      for (int next = in.read(); next >= 0; next = in.read()) {
        all.append((char) next);
      }
      return all.toString();
    } catch (SocketException e) {
      return all.toString(); // reset: what came before is all there is
    }
  }

  /// The beginning of what comes back, of a connection that may stay open.
  static String head(RunningApi api, String request) throws IOException {
    try (RawClient client = new RawClient(api)) {
      return client.send(request).head();
    }
  }

  /// The head of an answer, with the empty line behind it.
  String head() throws IOException {
    StringBuilder head = new StringBuilder();
    InputStream in = socket.getInputStream();
    int next = in.read();
    while (next >= 0) {
      head.append((char) next);
      next = head.indexOf("\r\n\r\n") < 0 ? in.read() : -1;
    }
    return head.toString();
  }

  /// Whether something has come back already.
  boolean hasAnswer() {
    try {
      return socket.getInputStream().available() > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads what is behind a head.
  void skip(int bytes) throws IOException {
    socket.getInputStream().skipNBytes(bytes);
  }

  /// Whether the agent has hung up, or does so within this time, whatever it may still say.
  boolean ended(Duration within) throws IOException {
    patience(within);
    try {
      var _ = socket.getInputStream().readAllBytes();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
