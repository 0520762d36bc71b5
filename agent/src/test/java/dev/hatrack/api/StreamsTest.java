package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StreamsTest {
  private final RunningApi api = new RunningApi(true);
  private final Messages messages = new Messages();

  @AfterEach
  void stop() {
    api.close();
  }

  /// Everything that comes over one WebSocket.
  private static final class Messages implements WebSocket.Listener {
    final BlockingQueue<byte[]> frames = new LinkedBlockingQueue<>();
    final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    final BlockingQueue<Integer> closes = new LinkedBlockingQueue<>();
    final Semaphore pings = new Semaphore(0);

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      byte[] frame = new byte[data.remaining()];
      data.get(frame);
      frames.add(frame);
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer data) {
      pings.release();
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      texts.add(data.toString());
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      closes.add(status);
      return null;
    }

    /// Waits until a frame with this level everywhere has come.
    void awaitLevel(int level) throws InterruptedException {
      byte[] frame;
      do {
        frame = frames.poll(10, TimeUnit.SECONDS);
        assertThat(frame).as("a frame of level " + level).isNotNull();
      } while (frame == null || (frame[0] & 0xFF) != level);
    }
  }

  private WebSocket connect(String query, String... headers) {
    URI http = api.uri("/hat/leds/stream" + query);
    WebSocket.Builder builder = api.client().newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    return builder.buildAsync(URI.create(http.toString().replace("http:", "ws:")), messages).join();
  }

  private static ByteBuffer frame(int level) {
    ByteBuffer frame = ByteBuffer.allocate(17 * 7);
    while (frame.hasRemaining()) {
      frame.put((byte) level);
    }
    return frame.flip();
  }

  @Test
  void watching_bringsThePresentFrameAndEachNewOne() throws InterruptedException {
    WebSocket socket = connect("");
    messages.awaitLevel(0);

    api.put("/hat/leds", RunningApi.frame(111));

    messages.awaitLevel(111);
    socket.abort();
  }

  @Test
  void whenNothingChanges_thereAreSignsOfLife() throws InterruptedException {
    WebSocket socket = connect("");

    assertThat(messages.pings.tryAcquire(10, TimeUnit.SECONDS)).as("a ping").isTrue();
    socket.abort();
  }

  @Test
  void aRefusedHandshake_andNoHandshakeAtAll_areProblemDocuments() throws IOException {
    String handshake =
        """
        GET /hats/unicorn/leds/stream HTTP/1.1\r
        Host: localhost\r
        Connection: Upgrade\r
        Upgrade: websocket\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        \r
        """;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.uri("/").getPort())) {
      socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 404")
          .contains("application/problem+json", "there is no board", "scroll-hat-mini");
    }
    RunningApi.Answer plain = api.get("/hat/leds/stream");
    assertThat(plain.status).isEqualTo(426);
    assertThat(plain.header("Upgrade")).isEqualTo("websocket");
    assertThat(plain.detail()).contains("WebSocket");
  }

  @Test
  void drawing_claims_andTheClaimEndsWithTheConnection() throws Exception {
    api.put("/hat/leds?priority=10", RunningApi.frame(10), "Authorization", "Bearer bob");
    WebSocket socket = connect("?priority=60", "Authorization", "Bearer alice");
    socket.sendBinary(frame(60), true).get(5, TimeUnit.SECONDS);
    messages.awaitLevel(60);
    assertThat(api.get("/hat/leds").json().at("/claims/0/holder").asText())
        .startsWith("token/alice#");

    socket.sendClose(WebSocket.NORMAL_CLOSURE, "done").get(5, TimeUnit.SECONDS);

    try (RunningApi.Watch watch = api.watch()) {
      watch.awaitHolder("token/bob");
    }
  }

  @Test
  void anIdentityThatEnds_drawsNothingMoreOnAnOpenStream() throws Exception {
    WebSocket socket = connect("?priority=60", "Authorization", "Bearer alice");
    socket.sendBinary(frame(60), true).get(5, TimeUnit.SECONDS);
    messages.awaitLevel(60);

    api.callers.forget("alice");
    socket.sendBinary(frame(61), true).get(5, TimeUnit.SECONDS);

    assertThat(messages.texts.poll(10, TimeUnit.SECONDS)).contains("\"status\":401");
    assertThat(messages.closes.poll(10, TimeUnit.SECONDS)).isEqualTo(1008);
    try (RunningApi.Watch watch = api.watch()) {
      watch.awaitHolder("");
    }
  }

  @Test
  void aConnectionThatBreaks_endsItsClaimToo() throws Exception {
    WebSocket socket = connect("?priority=60&ttl=1h", "Authorization", "Bearer alice");
    socket.sendBinary(frame(60), true).get(5, TimeUnit.SECONDS);
    messages.awaitLevel(60);

    socket.abort();

    try (RunningApi.Watch watch = api.watch()) {
      watch.awaitHolder("");
    }
  }

  @Test
  void aMessageOfTheWrongSize_isAnsweredInWords() throws Exception {
    WebSocket socket = connect("");

    socket.sendBinary(ByteBuffer.allocate(5), true).get(5, TimeUnit.SECONDS);

    assertThat(messages.texts.poll(10, TimeUnit.SECONDS)).contains("119 bytes", "has 5");
    assertThat(messages.closes.poll(10, TimeUnit.SECONDS)).isEqualTo(1008);
  }

  @Test
  void aText_isAnsweredInWords() throws Exception {
    WebSocket socket = connect("");

    socket.sendText("hello", true).get(5, TimeUnit.SECONDS);

    assertThat(messages.texts.poll(10, TimeUnit.SECONDS)).contains("binary");
  }

  @Test
  void whatIsWrongAtTheHandshake_isAnHttpAnswer() {
    assertThatThrownBy(() -> connect("?priority=101"))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(WebSocketHandshakeException.class)
        .satisfies(e -> assertThat(status(e)).isEqualTo(400));
    assertThatThrownBy(() -> connect("", "Origin", "https://evil.example"))
        .satisfies(e -> assertThat(status(e)).isEqualTo(403));
    assertThatThrownBy(() -> connect("", "Authorization", "Bearer nobody"))
        .satisfies(e -> assertThat(status(e)).isEqualTo(401));
  }

  private static int status(Throwable e) {
    return e.getCause() instanceof WebSocketHandshakeException handshake
        ? handshake.getResponse().statusCode()
        : -1;
  }

  @Test
  void tooManyStreams_areRefusedInWords() throws InterruptedException {
    for (int i = 0; i < 64; i++) {
      connect("");
      messages.awaitLevel(0);
    }

    assertThatThrownBy(() -> connect("")).satisfies(e -> assertThat(status(e)).isEqualTo(503));
  }

  @Test
  void buttons_arriveAsServerSentEvents() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(api.uri("/hat/buttons/stream")).build();
    try (Stream<String> lines = api.client().send(request, BodyHandlers.ofLines()).body()) {
      BlockingQueue<String> received = new LinkedBlockingQueue<>();
      Thread.ofVirtual().start(() -> collect(lines, received));
      assertThat(received.poll(10, TimeUnit.SECONDS)).startsWith(":");

      api.put("/hats/scroll-hat-mini/simulation", "{\"buttons\": {\"A\": true}}");

      assertThat(received.poll(10, TimeUnit.SECONDS)).isEmpty();
      assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("event: button");
      assertThat(received.poll(10, TimeUnit.SECONDS))
          .contains("\"button\":\"A\"", "\"action\":\"pressed\"");
      assertThat(api.get("/hat/buttons").json().at("/buttons/0/pressed").asBoolean()).isTrue();
    }
  }

  private static void collect(Stream<String> lines, BlockingQueue<String> received) {
    try {
      lines.forEach(received::add);
    } catch (UncheckedIOException e) {
      // The test has seen enough, and closed the stream.
    }
  }

  @Test
  void streams_endWhenTheAgentStops() throws IOException, InterruptedException {
    connect("");
    HttpRequest request = HttpRequest.newBuilder(api.uri("/hat/buttons/stream")).build();
    try (InputStream events = api.client().send(request, BodyHandlers.ofInputStream()).body()) {
      assertThat(events.read()).isEqualTo(':');

      api.closeServer();

      assertThat(messages.closes.poll(10, TimeUnit.SECONDS)).isEqualTo(1001);
      assertThat(new String(events.readAllBytes(), StandardCharsets.UTF_8)).endsWith("\n\n");
    }
  }
}
