package dev.hatrack.task.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpHatClientTest {
  private static final String SHOWN =
      """
      {"board": "scroll-hat-mini", "claim": {"holder": "default/clock/clock/1f2c75be",
       "priority": 50, "exclusive": false, "expires": "2026-11-21T12:00:30Z", "shown": true}}
      """;
  private static final String QUEUED =
      "{\"id\": \"p7\", \"holder\": \"anyone\", \"fate\": \"queued\", \"reason\": \"\"}";
  private static final ClaimState CLAIM =
      new ClaimState(
          "default/clock/clock/1f2c75be", 50, false, Instant.parse("2026-11-21T12:00:30Z"), true);
  private static final Picture PICTURE = Picture.ofRows(new int[][] {{0, 255}, {7, 128}});

  private RecordedAgent agent;

  @BeforeEach
  void start() throws IOException {
    agent = new RecordedAgent();
  }

  @AfterEach
  void stop() {
    agent.close();
  }

  private HttpHatClient client(Optional<String> board, Token token) {
    return new HttpHatClient(new Endpoint(agent.address(), board, token));
  }

  private HttpHatClient client() {
    return client(Optional.empty(), new Token.None());
  }

  private HatException refused(Runnable call) {
    return catchThrowableOfType(HatException.class, call::run);
  }

  @Test
  void leds_healthy_isRead() {
    agent.willAnswer(
        200,
        """
        {"board": "scroll-hat-mini", "width": 2, "height": 1, "colours": "grey8", "healthy": true,
         "pixels": [[0, 255]], "later": "unknown",
         "claims": [{"holder": "default/clock/clock/1f2c75be", "priority": 50, "exclusive": false,
                     "expires": "2026-11-21T12:00:30Z", "shown": true}]}
        """);
    assertThat(client().leds())
        .isEqualTo(
            new LedsState(
                "scroll-hat-mini",
                new Size(2, 1),
                "grey8",
                true,
                Optional.empty(),
                Optional.of(Picture.ofRows(new int[][] {{0, 255}})),
                List.of(CLAIM)));
    assertThat(agent.requests.get(0).line()).isEqualTo("GET /hat/leds");
  }

  @Test
  void leds_colourSurfaceThatFails_saysWhyAndHasNoGreyPicture() {
    agent.willAnswer(
        200,
        """
        {"board": "sense-hat", "width": 1, "height": 1, "colours": "rgb565", "healthy": false,
         "reason": "no answer", "pixels": [["#ff0000"]], "claims": []}
        """);
    LedsState leds = client().leds();
    assertThat(leds.reason()).contains("no answer");
    assertThat(leds.pixels()).isEmpty();
  }

  @Test
  void hat_boards_areRead() {
    agent.willAnswer(
        200,
        """
        {"node": "pi-office", "version": "0.1.0", "boards": [
          {"board": "scroll-hat-mini", "vendor": "pimoroni", "product": "Scroll HAT Mini",
           "simulated": true, "health": "healthy", "reason": "", "capabilities": [
             {"capability": "leds", "path": "/hats/scroll-hat-mini/leds", "width": 17, "height": 7,
              "colours": "grey8"},
             {"capability": "buttons", "path": "/hats/scroll-hat-mini/buttons",
              "buttons": ["A", "B"]}]}]}
        """);
    HatState hat = client().hat();
    assertThat(hat.node()).isEqualTo("pi-office");
    assertThat(hat.boards()).hasSize(1);
    assertThat(hat.boards().get(0).capabilities())
        .containsExactly(
            new HatState.Capability(
                "leds", "/hats/scroll-hat-mini/leds", Optional.of(new Size(17, 7)), List.of()),
            new HatState.Capability(
                "buttons", "/hats/scroll-hat-mini/buttons", Optional.empty(), List.of("A", "B")));
  }

  @Test
  void show_picture_isPutWithItsTerms() {
    agent.willAnswer(200, SHOWN);
    ClaimOptions terms = new ClaimOptions(70, Optional.of(Duration.ofMillis(1500)), true, 0.5);
    ClaimState claim =
        client(Optional.of("scroll-phat-hd"), new Token.Fixed("s3cret")).show(PICTURE, terms);
    assertThat(claim).isEqualTo(CLAIM);
    RecordedAgent.Request request = agent.requests.get(0);
    assertThat(request.line())
        .isEqualTo(
            "PUT /hats/scroll-phat-hd/leds"
                + "?priority=70&ttl=1500ms&exclusive=true&brightness=0.5");
    assertThat(request.authorization()).isEqualTo("Bearer s3cret");
    assertThat(request.body()).isEqualTo("{\"pixels\":[[0,255],[7,128]]}");
  }

  @Test
  void text_isPosted() {
    agent.willAnswer(200, SHOWN);
    client().text(new Text("grüß", "3x5", 30, "128", 0), ClaimOptions.USUAL);
    assertThat(agent.requests.get(0).line()).isEqualTo("POST /hat/leds/text?priority=50");
    assertThat(agent.requests.get(0).body())
        .isEqualTo("{\"text\":\"grüß\",\"font\":\"3x5\",\"speed\":30,\"colour\":128,\"repeat\":0}");
  }

  @Test
  void text_inColour_saysItAsText() {
    agent.willAnswer(200, SHOWN);
    client().text(new Text("hi", "5x7", 20, "#ff8000", 1), ClaimOptions.USUAL);
    assertThat(agent.requests.get(0).body()).contains("\"colour\":\"#ff8000\"");
  }

  @Test
  void show_file_isPutAsItIs() {
    agent.willAnswer(200, SHOWN);
    client().show(new Png("\u0089PNG".getBytes(UTF_8), Png.Fit.COVER), ClaimOptions.USUAL);
    assertThat(agent.requests.get(0).line()).isEqualTo("PUT /hat/leds?priority=50&fit=cover");
    assertThat(agent.requests.get(0).body()).isEqualTo("\u0089PNG");
  }

  @Test
  void put_pageOfText_isAccepted() {
    agent.willAnswer(202, "{\"board\":\"inky-phat\",\"page\":" + QUEUED + "}");
    PageText page = new PageText("two\nlines", Optional.of(2), "red");
    assertThat(client().put(page, ClaimOptions.USUAL.lasting(Duration.ofHours(1))))
        .isEqualTo(new PageState("p7", "queued", "", OptionalDouble.empty()));
    assertThat(agent.requests.get(0).line()).isEqualTo("PUT /hat/eink?priority=50&ttl=3600000ms");
    assertThat(agent.requests.get(0).body())
        .isEqualTo("{\"text\":\"two\\nlines\",\"colour\":\"red\",\"size\":2}");
  }

  @Test
  void page_tellsItsFate() {
    agent.willAnswer(200, QUEUED.replace("\"queued\"", "\"refreshing\", \"progress\": 0.4"));
    PageState page = client(Optional.of("inky-phat"), new Token.None()).page("p7");
    assertThat(agent.requests.get(0).line()).isEqualTo("GET /hats/inky-phat/eink/pages/p7");
    assertThat(page).isEqualTo(new PageState("p7", "refreshing", "", OptionalDouble.of(0.4)));
    assertThat(page.settled()).isFalse();
  }

  @Test
  void sensors_numbersAndVectors_areRead() {
    agent.willAnswer(
        200,
        """
        {"board": "sense-hat", "healthy": true, "readings": [
          {"quantity": "temperature", "temperatureCelsius": 21.5, "unit": "°C",
           "source": "HTS221", "at": "2026-11-21T12:00:00Z", "ageSeconds": 0.1, "stale": false,
           "raw": 27.0, "compensated": true, "uncertainty": 2.0},
          {"quantity": "angular-rate", "angularRateDegreesPerSecond": {"x": 1, "y": -2, "z": 0.5},
           "unit": "°/s", "source": "LSM9DS1", "at": "2026-11-21T12:00:00Z", "stale": true}]}
        """);
    SensorsState state = client().sensors();
    assertThat(state.find("temperature").orElseThrow().value()).contains(21.5);
    assertThat(state.find("angular-rate").orElseThrow().values())
        .containsExactly(entry("x", 1.0), entry("y", -2.0), entry("z", 0.5));
    assertThat(state.find("angular-rate").orElseThrow().stale()).isTrue();
  }

  @Test
  void buttons_stream_isToldUntilItEnds() {
    agent.willAnswerAs(
        200,
        "text/event-stream",
        """
        : hello

        event: button
        data: {"board":"sense-hat","button":"up","action":"pressed","at":"2026-11-21T12:00:00Z"}

        """);
    List<ButtonEvent> events = new ArrayList<>();
    client().buttons(events::add);
    assertThat(events)
        .containsExactly(
            new ButtonEvent("sense-hat", "up", true, Instant.parse("2026-11-21T12:00:00Z")));
  }

  @Test
  void release_isDelete() {
    agent.willAnswer(204, "");
    client().release();
    assertThat(agent.requests.get(0).line()).isEqualTo("DELETE /hat/leds");
  }

  @Test
  void show_exclusiveClaimInTheWay_isConflictWithItsWords() {
    agent.willRefuse(409, "Exclusive claim", "token/kitchen holds it until 12:00");
    HatException conflict = refused(() -> client().show(PICTURE, ClaimOptions.USUAL));
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.title()).isEqualTo("Exclusive claim");
    assertThat(conflict.detail()).isEqualTo("token/kitchen holds it until 12:00");
  }

  @Test
  void show_boardFails_isUnavailable() {
    agent.willRefuse(503, "Board fails", "no answer from i2c 0x74");
    assertThat(refused(() -> client().show(PICTURE, ClaimOptions.USUAL)))
        .hasMessage("503 Board fails: no answer from i2c 0x74");
  }

  @Test
  void leds_refusedWithoutProblemDocument_stillHasItsStatus() {
    agent.willAnswerAs(502, "text/html", "<h1>Bad gateway</h1>");
    assertThat(refused(() -> client().leds()).status()).isEqualTo(502);
  }

  @Test
  void leds_answerOfAnotherServer_isNotTheAgent() {
    agent.willAnswerAs(200, "text/html", "<h1>It works!</h1>").willAnswer(200, "{}");
    assertThatThrownBy(() -> client().leds()).isInstanceOf(HatUnreachable.class);
    assertThatThrownBy(() -> client().leds())
        .isInstanceOf(HatUnreachable.class)
        .hasMessage("the answer is not one of Hatrack's: 'colours' is missing");
  }

  @Test
  void show_tokenExpired_isReadAgainAndTriedOnceMore(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("nomad_hatrack.jwt"), "old\n");
    HttpHatClient client = client(Optional.empty(), new Token.InFile(file));
    agent.willAnswer(200, SHOWN).willRefuse(401, "No identity", "expired").willAnswer(200, SHOWN);
    client.show(PICTURE, ClaimOptions.USUAL);
    Files.writeString(file, "new\n");
    client.show(PICTURE, ClaimOptions.USUAL);
    assertThat(agent.requests)
        .extracting(RecordedAgent.Request::authorization)
        .containsExactly("Bearer old", "Bearer old", "Bearer new");
    assertThat(agent.requests.get(2).body()).isEqualTo("{\"pixels\":[[0,255],[7,128]]}");
  }

  @Test
  void show_newTokenRefusedToo_isNotTriedAThirdTime(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("nomad_hatrack.jwt"), "old");
    HttpHatClient client = client(Optional.empty(), new Token.InFile(file));
    agent.willAnswer(200, SHOWN);
    client.show(PICTURE, ClaimOptions.USUAL);
    Files.writeString(file, "new");
    agent.willRefuse(401, "No identity", "expired").willRefuse(401, "No identity", "still");
    assertThat(refused(() -> client.show(PICTURE, ClaimOptions.USUAL)).detail()).isEqualTo("still");
  }

  @Test
  void show_sameTokenInFile_isNotTriedAgain(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("nomad_hatrack.jwt"), "old");
    agent.willRefuse(401, "No identity", "expired");
    HttpHatClient client = client(Optional.empty(), new Token.InFile(file));
    assertThat(refused(() -> client.show(PICTURE, ClaimOptions.USUAL)).status()).isEqualTo(401);
    assertThat(agent.requests).hasSize(1);
  }

  @Test
  void show_tokenFileMissing_saysWhichOne(@TempDir Path directory) {
    Path file = directory.resolve("nomad_hatrack.jwt");
    HttpHatClient client = client(Optional.empty(), new Token.InFile(file));
    assertThatThrownBy(() -> client.show(PICTURE, ClaimOptions.USUAL))
        .isInstanceOf(TokenUnreadable.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void calls_alsoRefusedOnes_useOneConnection() {
    HttpHatClient client = client(Optional.empty(), new Token.Fixed("t"));
    agent.willAnswer(200, SHOWN).willRefuse(409, "Exclusive claim", "wait");
    agent.willRefuse(401, "No identity", "none").willAnswer(204, "").willAnswer(200, SHOWN);
    client.show(PICTURE, ClaimOptions.USUAL);
    refused(() -> client.show(PICTURE, ClaimOptions.USUAL));
    refused(() -> client.show(PICTURE, ClaimOptions.USUAL));
    client.release();
    client.show(PICTURE, ClaimOptions.USUAL);
    assertThat(new HashSet<>(agent.requests.stream().map(each -> each.clientPort()).toList()))
        .hasSize(1);
  }

  @Test
  void leds_nobodyListens_isUnreachable() throws IOException {
    URI address = agent.address();
    agent.close();
    HttpHatClient client =
        new HttpHatClient(new Endpoint(address, Optional.empty(), new Token.None()));
    assertThatThrownBy(client::leds)
        .isInstanceOf(HatUnreachable.class)
        .hasMessageContaining("GET " + address + "/hat/leds");
  }

  @Test
  void leds_nobodyAnswers_givesUpInTime() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      Timeouts impatient = new Timeouts(Duration.ofMillis(50), Duration.ofMillis(50));
      HttpHatClient client =
          new HttpHatClient(new Endpoint(address, Optional.empty(), new Token.None()), impatient);
      assertThatThrownBy(client::leds).isInstanceOf(HatUnreachable.class);
    }
  }
}
