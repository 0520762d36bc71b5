package dev.hatrack.faults;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/// Clients who are many, slow, huge or suddenly gone. They draw on a board that nobody else here
/// draws on.
final class Crowd implements AutoCloseable {
  /// Their token and their board.
  static final String TOKEN = "crowd";

  private static final String PATH = "/hats/scroll-phat-hd/leds";
  private static final int LARGEST_SIDE = 4096;
  private static final int SILENCE_MILLIS = 5000;

  private final URI agent;
  private final byte[] picture = picture();
  private final List<Socket> slow = new ArrayList<>();

  Crowd(URI agent) {
    this.agent = agent;
  }

  private static byte[] picture() {
    var image = new BufferedImage(LARGEST_SIDE, LARGEST_SIDE, BufferedImage.TYPE_INT_RGB);
    for (int at = 0; at < LARGEST_SIDE; at++) {
      image.setRGB(at, at, 0xffffff);
    }
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// So many more who begin a request and do not go on.
  void come(int count) throws IOException {
    for (int at = 0; at < count; at++) {
      Socket socket = connect();
      slow.add(socket);
      say(socket, at % 2 == 0 ? head("application/json", 4000) + "{" : "PUT " + PATH + " HT");
    }
  }

  /// One who resets the connection with half of a frame said.
  void die() throws IOException {
    try (Socket socket = connect()) {
      say(socket, head("application/json", 500) + "{\"pixels\": [[");
      socket.setSoLinger(true, 0);
    }
  }

  /// One who only wants to be let in.
  void knock() throws IOException {
    try (Socket socket = connect()) {
      say(socket, "GET /health HTTP/1.1\r\nHost: " + agent.getAuthority() + "\r\n\r\n");
    }
  }

  /// So many of the largest picture at once. Whether they are taken does not matter.
  void bigPictures(int count) throws InterruptedException {
    var done = new CountDownLatch(count);
    for (int at = 0; at < count; at++) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  bigPicture();
                } catch (IOException _) {
                  // refused, too
                } finally {
                  done.countDown();
                }
              });
    }
    var _ = done.await(SILENCE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void bigPicture() throws IOException {
    try (Socket socket = connect()) {
      socket.setSoTimeout(SILENCE_MILLIS);
      say(socket, head("image/png", picture.length));
      socket.getOutputStream().write(picture);
      var _ = socket.getInputStream().read();
    }
  }

  private Socket connect() throws IOException {
    return new Socket(agent.getHost(), agent.getPort());
  }

  private String head(String type, int length) {
    return "PUT %s?priority=1&ttl=1s%s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
        .formatted(
            PATH,
            type.startsWith("image") ? "&fit=contain" : "",
            agent.getAuthority(),
            TOKEN,
            type,
            length);
  }

  private static void say(Socket socket, String words) throws IOException {
    socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
  }

  /// All have gone.
  void disperse() throws IOException {
    for (Socket socket : slow) {
      socket.close();
    }
    slow.clear();
  }

  @Override
  public void close() throws IOException {
    disperse();
  }
}
