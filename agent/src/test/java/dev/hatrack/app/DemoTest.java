package dev.hatrack.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.task.client.Endpoint;
import dev.hatrack.task.client.HatUnreachable;
import dev.hatrack.task.client.HttpHatClient;
import dev.hatrack.task.client.LedsState;
import dev.hatrack.task.client.Token;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class DemoTest {
  @ParameterizedTest
  @ValueSource(strings = {"scroll-hat-mini", "scroll-phat-hd", "sense-hat"})
  void demo_drawsOnEveryBoardWithLeds(String board) throws InterruptedException {
    try (Demo demo = Demo.start(0)) {
      awaitLight(demo, board);

      LedsState leds =
          new HttpHatClient(
                  new Endpoint(URI.create(demo.url()), Optional.of(board), new Token.None()))
              .leds();
      assertThat(leds.healthy()).isTrue();
      assertThat(leds.claims()).hasSize(1);
      assertThat(leds.claims().getFirst().holder()).isEqualTo("token/demo");
    }
  }

  /// Waits until a frame with any light in it is shown.
  private static void awaitLight(Demo demo, String board) throws InterruptedException {
    CountDownLatch lit = new CountDownLatch(1);
    WebSocket.Listener listener =
        new WebSocket.Listener() {
          @Override
          public @Nullable CompletionStage<?> onBinary(
              WebSocket socket, ByteBuffer frame, boolean last) {
            while (frame.hasRemaining()) {
              if (frame.get() != 0) {
                lit.countDown();
              }
            }
            socket.request(1);
            return null;
          }
        };
    URI stream = URI.create(demo.url().replace("http:", "ws:") + "/hats/" + board + "/leds/stream");
    try (HttpClient client = HttpClient.newHttpClient()) {
      WebSocket socket = client.newWebSocketBuilder().buildAsync(stream, listener).join();
      assertThat(lit.await(10, TimeUnit.SECONDS)).as("light on " + board).isTrue();
      socket.abort();
    }
  }

  @Test
  void demo_afterItsEnd_answersNobody() {
    Demo demo = Demo.start(0);
    String url = demo.url();

    demo.close();

    HttpHatClient client =
        new HttpHatClient(new Endpoint(URI.create(url), Optional.empty(), new Token.None()));
    assertThatThrownBy(client::hat).isInstanceOf(HatUnreachable.class);
  }
}
