package dev.hatrack.soak;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// WebSockets on one board: an artist who draws, and viewers who come and go, as many as a family
/// has browsers.
final class Watchers implements AutoCloseable {
  private static final int VIEWERS = 4;
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String PATH = "/hats/scroll-phat-hd/leds/stream";

  private final HttpClient client;
  private final URI stream;
  private final Deque<WebSocket> viewers = new ArrayDeque<>();
  private Optional<WebSocket> artist = Optional.empty();
  private int drawn;

  Watchers(HttpClient client, URI address) {
    this.client = client;
    this.stream = URI.create(address.toString().replaceFirst("^http", "ws") + PATH);
  }

  /// One frame by the artist, who comes first if there is none.
  synchronized void draw() throws IOException, InterruptedException {
    if (artist.isEmpty()) {
      artist = Optional.of(open(Optional.of("painter")));
    }
    try {
      drawn++;
      await(artist.get().sendBinary(ByteBuffer.wrap(Pictures.binary(drawn)), true));
    } catch (IOException e) {
      artist.get().abort();
      artist = Optional.empty();
      throw e;
    }
  }

  /// The artist leaves in good order; the next frame is drawn by another.
  synchronized void changeArtist() throws IOException, InterruptedException {
    if (artist.isPresent()) {
      leave(artist.get());
      artist = Optional.empty();
    }
  }

  /// One more looks on. When that is too many the first who came leaves, every other time without a
  /// word.
  synchronized void changeViewer() throws IOException, InterruptedException {
    viewers.addLast(open(Optional.empty()));
    if (viewers.size() > VIEWERS) {
      WebSocket first = viewers.removeFirst();
      if (drawn % 2 == 0) {
        first.abort();
      } else {
        leave(first);
      }
    }
  }

  private WebSocket open(Optional<String> token) throws IOException, InterruptedException {
    WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(SOON);
    token.ifPresent(name -> builder.header("Authorization", "Bearer " + name));
    return await(builder.buildAsync(stream, new WebSocket.Listener() {}));
  }

  private static void leave(WebSocket socket) throws IOException, InterruptedException {
    await(socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
  }

  private static <T> T await(CompletableFuture<T> step) throws IOException, InterruptedException {
    try {
      return step.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("WebSocket: " + e, e);
    }
  }

  @Override
  public synchronized void close() {
    viewers.forEach(WebSocket::abort);
    artist.ifPresent(WebSocket::abort);
  }
}
