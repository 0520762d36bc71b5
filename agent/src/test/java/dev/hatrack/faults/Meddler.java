package dev.hatrack.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Stands between the agent and a real server, and passes on what they say: faithfully, slowly, not
/// at all, or something else instead.
final class Meddler implements AutoCloseable {
  /// How it treats those who connect, from now on.
  enum Mood {
    FAITHFUL,
    /// Each piece of an answer comes 300 ms late.
    SLOW,
    /// Connections end as soon as they begin.
    GONE,
    /// Connections begin, and nothing is ever said.
    SILENT,
    /// Answers that no such server gives.
    NONSENSE
  }

  private static final long LATE_NANOS = 300_000_000;
  private static final List<String> NONSENSE =
      List.of(
          json("[]"),
          json("null"),
          json("{\"Meta\": [1, {}]}"),
          json("{\"stats\": {\"client\": {\"node_id\"").replace("Length: ", "Length: 9"),
          json("{}").replace("Type", "Type: text/html\r\nX-Nomad-Index: -7\r\nX-Was"),
          json("no leader").replace("200 OK", "500 Oh"),
          json("Permission denied").replace("200 OK", "403 Forbidden"),
          json("").replace("200 OK", "302 Found\r\nLocation: http://127.0.0.1:1/"),
          "SSH-2.0-OpenSSH_9.9\r\n",
          "\0\0\0\0\0\0\0\0");

  private final ServerSocket listener = new ServerSocket();
  private final URI server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger answers = new AtomicInteger();
  private volatile Mood mood = Mood.FAITHFUL;

  /// @param server where the real one is
  Meddler(URI server) throws IOException {
    this.server = server;
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
    Thread.ofVirtual().name("meddler").start(this::accept);
  }

  private static String json(String body) {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ";
    return head + body.length() + "\r\n\r\n" + body;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /// From now on, and those who are connected have to connect again.
  void be(Mood next) {
    mood = next;
    open.forEach(Meddler::end);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> treat(client));
      } catch (IOException _) {
        // closed, or it has gone again
      }
    }
  }

  private void treat(Socket client) {
    try (client) {
      switch (mood) {
        case GONE -> {}
        case SILENT -> client.getInputStream().transferTo(OutputStream.nullOutputStream());
        case NONSENSE -> babble(client);
        case FAITHFUL -> pass(client, 0);
        case SLOW -> pass(client, LATE_NANOS);
      }
    } catch (IOException | UncheckedIOException _) {
      // one of the two has ended it
    } finally {
      open.remove(client);
    }
  }

  private void babble(Socket client) throws IOException {
    if (client.getInputStream().read() >= 0) {
      String answer = NONSENSE.get(Math.floorMod(answers.getAndIncrement(), NONSENSE.size()));
      client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private void pass(Socket client, long late) throws IOException {
    try (Socket real = new Socket(server.getHost(), server.getPort())) {
      open.add(real);
      Thread asked = Thread.ofVirtual().start(() -> copy(client, real, 0));
      copy(real, client, late);
      end(client);
      asked.interrupt();
    }
  }

  /// Until the one has nothing more to say; then the other is told.
  private void copy(Socket from, Socket to, long late) {
    try {
      InputStream in = from.getInputStream();
      byte[] piece = new byte[8192];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        if (late > 0) {
          LockSupport.parkNanos(late);
        }
        to.getOutputStream().write(piece, 0, read);
      }
    } catch (IOException _) {
      // the end, too
    } finally {
      end(to);
      open.remove(from);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // it has ended
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    open.forEach(Meddler::end);
  }
}
