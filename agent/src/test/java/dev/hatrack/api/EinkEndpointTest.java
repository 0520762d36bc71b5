package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hatrack.bus.BusException;
import dev.hatrack.testing.ScriptedPanel;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `/hat/eink` on a panel of 8 x 2 dots in black, white and red.
@Timeout(60)
class EinkEndpointTest {
  private static final String EINK = "/hats/paper/eink";

  private final RunningApi api = new RunningApi(true);

  @AfterEach
  void stop() {
    api.close();
  }

  /// So many red dots on white, as JSON.
  private static String page(int dots) {
    StringBuilder rows = new StringBuilder();
    for (int at = 0; at < 16; at++) {
      rows.append(at == 8 ? "],[" : at > 0 ? "," : "").append(at < dots ? "\"red\"" : "\"white\"");
    }
    return "{\"pixels\": [[" + rows + "]]}";
  }

  private String put(int dots, String... headers) {
    RunningApi.Answer answer = api.put("/hat/eink", page(dots), headers);
    assertThat(answer.status).isEqualTo(202);
    return answer.json().at("/page/id").asText();
  }

  private JsonNode fate(String id) {
    return api.get(EINK + "/pages/" + id).json();
  }

  /// The events of pages as a client gets them.
  private final class Events implements AutoCloseable {
    private final InputStream in;
    private final BufferedReader lines;

    Events() throws IOException {
      in = api.uri("/hat/eink/stream").toURL().openStream();
      lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      assertThat(lines.readLine()).isEqualTo(": pages of paper");
      assertThat(lines.readLine()).isEmpty();
    }

    /// The next event's page and fate.
    String next() throws IOException {
      assertThat(lines.readLine()).isEqualTo("event: page");
      String data = lines.readLine();
      assertThat(data).startsWith("data: {\"board\":\"paper\",");
      assertThat(lines.readLine()).isEmpty();
      JsonNode page = api.read(data.substring("data: ".length()));
      return page.path("id").asText() + " " + page.path("fate").asText();
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  @Test
  void get_beforeTheFirstPage_isWhite() {
    JsonNode eink = api.get("/hat/eink").json();

    assertThat(eink.path("board").asText()).isEqualTo("paper");
    assertThat(eink.path("width").asInt()).isEqualTo(8);
    assertThat(eink.path("height").asInt()).isEqualTo(2);
    assertThat(eink.path("colours").asText()).isEqualTo("black-white-red");
    assertThat(eink.path("healthy").asBoolean()).isTrue();
    assertThat(eink.path("restSeconds").asInt()).isEqualTo(180);
    assertThat(eink.at("/shown/page").isNull()).isTrue();
    assertThat(eink.at("/shown/at").isNull()).isTrue();
    for (String none : List.of("refreshing", "queued", "nextRefresh")) {
      assertThat(eink.path(none).isNull()).as(none).isTrue();
    }
    assertThat(eink.at("/pixels/1/7").asText()).isEqualTo("white");
    assertThat(eink.path("claims")).isEmpty();
    assertThat(api.get(EINK).json()).isEqualTo(eink);
  }

  @Test
  void put_answersAtOnce_andTheAddressTellsWhatBecomesOfIt() throws Exception {
    RunningApi.Answer answer =
        api.put("/hat/eink?priority=60", page(3), "Authorization", "Bearer alice");

    assertThat(answer.status).isEqualTo(202);
    String id = answer.json().at("/page/id").asText();
    assertThat(answer.header("Location")).isEqualTo(EINK + "/pages/" + id);
    assertThat(answer.json().path("board").asText()).isEqualTo("paper");
    assertThat(answer.json().at("/page/fate").asText()).isEqualTo("queued");
    assertThat(answer.json().at("/page/reason").asText()).isEmpty();
    assertThat(answer.json().at("/claim/holder").asText()).isEqualTo("token/alice");
    assertThat(answer.json().at("/claim/priority").asInt()).isEqualTo(60);
    assertThat(answer.json().at("/claim/shown").asBoolean()).isTrue();
    assertThat(Instant.parse(answer.json().at("/claim/expires").asText()))
        .isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3600));
    assertThat(api.paper.nextBegun()).isEqualTo(ScriptedPanel.page(3));
    assertThat(fate(id).path("fate").asText()).isEqualTo("refreshing");
    assertThat(fate(id).path("progress").asDouble(-1)).isBetween(0.0, 1.0);
    assertThat(api.get("/hat/eink").json().path("refreshing").asText()).isEqualTo(id);

    try (Events events = new Events()) {
      assertThat(events.next()).isEqualTo(id + " refreshing");
      api.paper.finish();
      assertThat(events.next()).isEqualTo(id + " shown");
    }

    JsonNode shown = fate(id);
    assertThat(shown.path("fate").asText()).isEqualTo("shown");
    assertThat(shown.has("progress")).isFalse();
    JsonNode eink = api.get("/hat/eink").json();
    assertThat(eink.at("/shown/page").asText()).isEqualTo(id);
    assertThat(eink.at("/shown/at").asText()).isEqualTo(shown.path("shownAt").asText());
    assertThat(Instant.parse(eink.path("nextRefresh").asText()))
        .isEqualTo(Instant.parse(shown.path("shownAt").asText()).plus(ScriptedPanel.REST));
    assertThat(eink.at("/pixels/0/2").asText()).isEqualTo("red");
    assertThat(eink.at("/pixels/0/3").asText()).isEqualTo("white");
  }

  @Test
  void stream_tellsEachChangeInItsOrder() throws Exception {
    String first = put(1);
    api.paper.nextBegun();
    try (Events events = new Events()) {
      assertThat(events.next()).isEqualTo(first + " refreshing");
      String second = put(2);
      assertThat(events.next()).isEqualTo(second + " queued");
      String third = put(3);
      assertThat(events.next()).isEqualTo(third + " queued");
      assertThat(events.next()).isEqualTo(second + " superseded");
      api.paper.finish();
      assertThat(events.next()).isEqualTo(first + " shown");
      String equal = put(1);
      assertThat(events.next()).isEqualTo(equal + " queued");
      assertThat(events.next()).isEqualTo(equal + " shown");
      assertThat(events.next()).isEqualTo(third + " superseded");
    }
    try (Events later = new Events()) {
      assertThat(later.next()).endsWith(" shown");
    }
  }

  @Test
  void stream_hasAnEnd_whenTheAgentStops() throws Exception {
    try (Events events = new Events()) {
      api.closeServer();
      assertThat(events.lines.readLine()).isNull();
    }
  }

  @Test
  void put_inABurst_costsTwoRefreshes_andEveryAddressTellsItsFate() throws Exception {
    api.paper.rest(Duration.ZERO);
    String first = put(1);
    api.paper.nextBegun();
    Set<String> ids = new ConcurrentSkipListSet<>();
    List<Thread> senders = new ArrayList<>();
    for (int sender = 0; sender < 8; sender++) {
      senders.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int i = 0; i < 125; i++) {
                      ids.add(put(2 + i % 13));
                    }
                  }));
    }
    for (Thread sender : senders) {
      sender.join();
    }
    String last = put(16);
    try (Events events = new Events()) {
      assertThat(events.next()).isEqualTo(first + " refreshing");
      assertThat(events.next()).isEqualTo(last + " queued");
      api.paper.finish();
      assertThat(events.next()).isEqualTo(first + " shown");
      assertThat(api.paper.nextBegun()).isEqualTo(ScriptedPanel.page(16));
      api.paper.finish();
      assertThat(events.next()).isEqualTo(last + " refreshing");
      assertThat(events.next()).isEqualTo(last + " shown");
    }

    assertThat(ids).hasSize(1000);
    assertThat(ids).allMatch(id -> fate(id).path("fate").asText().equals("superseded"));
    assertThat(ids).allMatch(id -> !fate(id).path("supersededBy").asText().isEmpty());
    assertThat(new String(api.get("/metrics").body, StandardCharsets.UTF_8))
        .contains("hat_eink_refreshes_total{board=\"paper\"} 2.0")
        .contains("hat_eink_pages_total{board=\"paper\",fate=\"superseded\"} 1000.0")
        .contains("hat_eink_pages_total{board=\"paper\",fate=\"shown\"} 2.0")
        .contains("hat_eink_queue{board=\"paper\"} 0.0")
        .contains("hat_claims{board=\"paper\"} 1.0");
  }

  @Test
  void delete_endsTheClaim_andWithdrawsWhatWaits() throws Exception {
    put(1);
    api.paper.nextBegun();
    String second = put(2);

    assertThat(api.delete("/hat/eink").status).isEqualTo(204);
    assertThat(api.delete(EINK).status).isEqualTo(204);

    assertThat(fate(second).path("fate").asText()).isEqualTo("failed");
    assertThat(fate(second).path("reason").asText()).contains("ended the claim");
    assertThat(api.get("/hat/eink").json().path("claims")).isEmpty();
  }

  @Test
  void whileTheBoardIsAway_pagesAreTaken_andSayThatTheyWait() {
    api.paper.plug(false);
    for (int i = 0; i < 3; i++) {
      api.check();
    }

    String id = put(1);

    assertThat(fate(id).path("fate").asText()).isEqualTo("queued");
    assertThat(fate(id).path("reason").asText())
        .isEqualTo("it waits for the board: nobody answers");
    JsonNode eink = api.get(EINK).json();
    assertThat(eink.path("healthy").asBoolean()).isFalse();
    assertThat(eink.path("reason").asText()).isEqualTo("nobody answers");
  }

  @Test
  void aPanelThatFails_isTold() throws Exception {
    String id = put(1);
    api.paper.nextBegun();
    try (Events events = new Events()) {
      assertThat(events.next()).isEqualTo(id + " refreshing");
      api.paper.fail(new BusException(BusException.Kind.ERROR, "BUSY did not fall in 40 s"));
      assertThat(events.next()).isEqualTo(id + " queued");
    }
    assertThat(fate(id).path("reason").asText()).isEqualTo("BUSY did not fall in 40 s");
  }

  @Test
  void png_goesInAtAnySize_andComesOutAtAnyScale() throws Exception {
    BufferedImage red = new BufferedImage(80, 20, BufferedImage.TYPE_INT_RGB);
    for (int at = 0; at < 1600; at++) {
      red.setRGB(at % 80, at / 80, 0xFF0000);
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(red, "png", png);

    assertThat(api.putPng("/hat/eink?fit=cover&dither=none", png.toByteArray()).status)
        .isEqualTo(202);

    assertThat(api.paper.nextBegun()).isEqualTo(ScriptedPanel.page(16));
    try (Events events = new Events()) {
      assertThat(events.next()).endsWith("refreshing");
      api.paper.finish();
      assertThat(events.next()).endsWith("shown");
    }
    RunningApi.Answer out = api.get("/hat/eink?scale=3", "Accept", "image/png");
    assertThat(out.header("Content-Type")).isEqualTo("image/png");
    BufferedImage seen = ImageIO.read(new ByteArrayInputStream(out.body));
    assertThat(seen.getWidth()).isEqualTo(24);
    assertThat(seen.getHeight()).isEqualTo(6);
    assertThat(seen.getRGB(23, 5)).isEqualTo(0xFFFF0000);
  }

  @Test
  void whatMakesNoSense_isRefusedWithThePlace() {
    assertThat(api.put("/hat/eink", "{\"pixels\": []}").detail()).contains("/pixels", "8x2");
    assertThat(api.put("/hat/eink", page(1).replace("red", "pink")).detail())
        .contains("/pixels/0/0", "black, white, red");
    assertThat(api.put("/hat/eink?brightness=0.5", page(1)).detail())
        .contains("brightness", "priority, ttl, exclusive, fit, dither");
    assertThat(api.put("/hat/eink?fit=cover", page(1)).detail()).contains("fit is for pictures");
    assertThat(api.put("/hat/eink", page(1), "Authorization", "Bearer nobody").status)
        .isEqualTo(401);
    assertThat(api.put("/hat/eink", page(1), "Authorization", "Bearer carol").status)
        .isEqualTo(403);
    assertThat(api.post("/hat/eink", page(1)).status).isEqualTo(405);
    assertThat(api.putPng("/hat/eink", new byte[] {1, 2, 3}).status).isEqualTo(400);
    assertThat(api.get(EINK + "/pages/none").detail()).contains("no page \"none\"");
    assertThat(api.get("/hats/scroll-hat-mini/eink").detail()).contains("has no eink", "paper");
    assertThat(api.get("/hat/eink", "Accept", "text/html").status).isEqualTo(406);
    assertThat(api.get("/hat/eink?scale=33").status).isEqualTo(400);
    assertThat(api.get("/hat/eink").json().path("claims")).isEmpty();
  }

  @Test
  void anExclusiveClaim_is409_withItsHolder() {
    put(1, "Authorization", "Bearer alice");
    assertThat(api.put("/hat/eink?exclusive=true", page(1), "Authorization", "Bearer alice").status)
        .isEqualTo(202);

    RunningApi.Answer refused = api.put("/hat/eink", page(2), "Authorization", "Bearer bob");

    assertThat(refused.status).isEqualTo(409);
    assertThat(refused.json().path("holder").asText()).isEqualTo("token/alice");
  }

  @Test
  void aText_isDrawnInItsInks() throws Exception {
    assertThat(
            api.put(
                    "/hat/eink",
                    "{\"text\": \"\", \"size\": 1, \"colour\": \"black\", \"background\": \"red\"}")
                .status)
        .isEqualTo(202);

    assertThat(api.paper.nextBegun()).isEqualTo(ScriptedPanel.page(16));
    assertThat(api.put("/hat/eink", "{\"text\": \"a\", \"colour\": \"yellow\"}").detail())
        .isEqualTo("colour must be one of black, white, red");
    assertThat(api.put("/hat/eink", "{\"text\": \"a\", \"size\": 9}").detail())
        .isEqualTo("size must be a whole number from 1 to 8");
    assertThat(api.put("/hat/eink", "{\"size\": 1}").json().path("pointer").asText())
        .isEqualTo("/text");
    assertThat(api.put("/hat/eink", page(1).replace("{", "{\"text\": \"a\", ")).status)
        .isEqualTo(400);
    assertThat(api.put("/hat/eink", "{\"text\": \"%s\"}".formatted("a".repeat(10_001))).status)
        .isEqualTo(413);
  }

  @Test
  void aDiskThatTakesNothing_is507WhenFull_and503Else(@TempDir Path directory) throws Exception {
    // the kernel's own device that is always full, in the place of the new journal
    Path journal = directory.resolve("eink-paper.pages.new");
    Files.createSymbolicLink(journal, Path.of("/dev/full"));
    try (RunningApi full = new RunningApi(true, directory)) {
      RunningApi.Answer refused = full.put("/hat/eink", page(1));
      assertThat(refused.status).isEqualTo(507);
      assertThat(refused.detail()).contains("is full", "make room");
      assertThat(full.get("/hat/eink").json().path("claims")).isEmpty();
      assertThat(full.put("/hat/eink", page(1)).status).isEqualTo(202);
    }
    Path file = Files.createFile(directory.resolve("file"));
    try (RunningApi elsewhere = new RunningApi(true, file)) {
      RunningApi.Answer refused = elsewhere.put("/hat/eink", page(1));
      assertThat(refused.status).isEqualTo(503);
      assertThat(refused.detail()).contains("set state.directory");
    }
  }
}
