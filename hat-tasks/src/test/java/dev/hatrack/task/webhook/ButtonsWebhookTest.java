package dev.hatrack.task.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.hatrack.task.client.ButtonEvent;
import dev.hatrack.task.run.DirectoryFiles;
import dev.hatrack.task.run.Options;
import dev.hatrack.task.run.StopSignal;
import dev.hatrack.task.run.TaskContext;
import dev.hatrack.task.testing.UnaskedHat;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ButtonsWebhookTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  /// A board on which two buttons are pressed, and then nothing more.
  private static final class Pressed extends UnaskedHat {
    private final CountDownLatch never = new CountDownLatch(1);

    Pressed() {
      super(NOON, Duration.ofHours(1));
    }

    @Override
    public void buttons(Consumer<ButtonEvent> listener) {
      listener.accept(new ButtonEvent("scroll-hat-mini", "B", true, NOON));
      listener.accept(new ButtonEvent("scroll-hat-mini", "A", true, NOON));
      try {
        never.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void run_eventThatIsNotTaken_isSentAgain_andStopEndsIt() throws Exception {
    List<String> posts = new CopyOnWriteArrayList<>();
    List<String> log = new CopyOnWriteArrayList<>();
    StopSignal.Switch stop = new StopSignal.Switch();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          posts.add(new String(body, StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(posts.size() == 1 ? 500 : 204, -1);
          exchange.close();
          if (posts.size() == 2) {
            stop.stop();
          }
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    Pressed hat = new Pressed();
    try {
      new ButtonsWebhook(WebhookOptions.from(Options.of(Map.of("url", url, "buttons", "A"))))
          .run(new TaskContext(hat, hat, stop, log::add, new DirectoryFiles(Path.of(""))));
    } finally {
      server.stop(0);
    }
    assertThat(posts)
        .hasSize(2)
        .containsOnly(
            "{\"board\":\"scroll-hat-mini\",\"button\":\"A\",\"action\":\"pressed\","
                + "\"at\":\"2026-11-21T12:00:00Z\"}");
    assertThat(log).containsExactly("A pressed: " + url + " answers 500; trying again");
  }
}
