package dev.hatrack.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.cluster.Await;
import dev.hatrack.task.client.ClaimState;
import dev.hatrack.task.client.Endpoint;
import dev.hatrack.task.client.HatClient;
import dev.hatrack.task.client.HttpHatClient;
import dev.hatrack.task.client.LedsState;
import dev.hatrack.task.client.Token;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// `hatrack leds`, `eink`, `sensors` and `buttons` as they are typed, against a real agent with
/// simulated boards. Who may write has a token.
@Timeout(60)
class PeopleCommandsTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String TOKEN = "the-person's-token";
  private static final String GUEST = "the-guest's-token";

  private final Path directory;
  private final Path token;
  private final Path guest;
  private final Path picture;
  private final Agent agent;

  /// What a person sees.
  private record Seen(int status, String out, String err) {}

  PeopleCommandsTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    token = Files.writeString(directory.resolve("token"), TOKEN);
    guest = Files.writeString(directory.resolve("guest"), GUEST);
    picture = directory.resolve("picture.png");
    BufferedImage white = new BufferedImage(20, 10, BufferedImage.TYPE_BYTE_GRAY);
    white.getRaster().setSamples(0, 0, 20, 10, 0, new int[200]);
    white.setRGB(3, 3, 0xFFFFFF);
    assertThat(ImageIO.write(white, "png", picture.toFile())).isTrue();
    agent = Agent.start(ConfigFile.parse(yaml(), Map.of()).config());
  }

  private static String yaml() {
    return """
    boards:
    - {board: scroll-hat-mini, simulated: true}
    - {board: sense-hat, simulated: true}
    - {board: inky-phat, simulated: true, refresh: 1s}
    agent: {id: test-pi}
    http: {port: 0}
    consul: {enabled: false}
    nomad: {enabled: false}
    state: {directory: none}
    auth:
      mode: nomad
      tokens:
      - {name: person, sha256: %s, priority: 60}
      - {name: guest, sha256: %s, priority: 40}
    """
        .formatted(sha256(TOKEN), sha256(GUEST));
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void boardsAreThere() {
    Await.until("boards", SOON, () -> client("scroll-hat-mini").leds().healthy());
  }

  @AfterEach
  void stop() {
    agent.close();
  }

  private HatClient client(String board) {
    return new HttpHatClient(
        new Endpoint(URI.create(agent.url()), Optional.of(board), new Token.None()));
  }

  private LedsState leds() {
    return client("scroll-hat-mini").leds();
  }

  private static Seen type(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int status = command.execute(words);
    return new Seen(status, out.toString(), err.toString());
  }

  /// The same, on this agent and with a person's token.
  private Seen person(String... words) {
    return as(token, words);
  }

  private Seen as(Path tokenFile, String... words) {
    List<String> target = List.of("--addr", agent.url(), "--token-file", tokenFile.toString());
    return type(Stream.concat(Stream.of(words), target.stream()).toArray(String[]::new));
  }

  private void simulate(String board, String order) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(agent.url() + "/hats/" + board + "/simulation"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + TOKEN)
            .PUT(BodyPublishers.ofString(order))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    }
  }

  @Test
  void ledsText_isShown_andTheUntilWhenIsTold() {
    Seen seen = person("leds", "text", "hello", "--ttl", "5m");

    assertThat(seen.err()).isEmpty();
    assertThat(seen.out()).matches("shown, until \\S+Z\\R");
    assertThat(seen.status()).isZero();
    assertThat(leds().claims()).hasSize(1);
    assertThat(leds().claims().getFirst().holder()).isEqualTo("token/person");
  }

  @Test
  void ledsShow_belowAnotherClaim_saysThatItWaits() {
    assertThat(person("leds", "show", picture.toString()).out()).startsWith("shown, until ");

    Seen seen = as(guest, "leds", "show", picture.toString(), "--priority", "10");

    assertThat(seen.status()).isZero();
    assertThat(seen.out())
        .startsWith("accepted until ")
        .contains("another claim is above it, see GET /hat/leds");
  }

  @Test
  void ledsClear_endsOnesOwnClaimOnly() {
    var _ = person("leds", "text", "hello");
    var _ = as(guest, "leds", "text", "hello", "--priority", "10");

    Seen seen = person("leds", "clear");

    assertThat(seen).isEqualTo(new Seen(0, "", ""));
    assertThat(leds().claims().stream().map(ClaimState::holder)).containsExactly("token/guest");
  }

  @Test
  void leds_onANamedBoard_areThoseOfThatBoard() {
    assertThat(person("leds", "text", "hello", "--board", "sense-hat").status()).isZero();

    assertThat(leds().claims()).isEmpty();
    assertThat(client("sense-hat").leds().claims()).hasSize(1);
  }

  @Test
  void einkShow_withWait_tellsEachFateAndEndsWhenThePanelShowsIt() {
    Seen seen = person("eink", "show", picture.toString(), "--wait");

    assertThat(seen.err()).isEmpty();
    assertThat(seen.status()).isZero();
    assertThat(seen.out().lines().toList())
        .allMatch(line -> line.matches("page [0-9a-f]{16} (queued|refreshing|shown)"))
        .last()
        .asString()
        .endsWith(" shown");
  }

  @Test
  void einkText_withoutWait_tellsThePageOnce() {
    Seen seen = person("eink", "text", "two\nlines");

    assertThat(seen.status()).isZero();
    assertThat(seen.out()).matches("page [0-9a-f]{16} (queued|refreshing)\\R");
    assertThat(person("eink", "clear")).isEqualTo(new Seen(0, "", ""));
  }

  @Test
  void einkText_inAnInkThatThePanelHasNot_isRefusedWithTheInksThereAre() {
    Seen seen = person("eink", "text", "hello", "--colour", "green");

    assertThat(seen.status()).isEqualTo(1);
    assertThat(seen.out()).isEmpty();
    assertThat(seen.err())
        .startsWith("hatrack: ")
        .contains("colour must be one of black, white, red");
  }

  @Test
  void sensors_areALineEachWithUnitAndChip() {
    Await.until(
        "every chip has measured",
        SOON,
        () -> {
          Seen seen = type("sensors", "--addr", agent.url());
          assertThat(seen.status()).as(seen.err()).isZero();
          assertThat(seen.out().lines().toList())
              .anyMatch(line -> line.matches("temperature +-?\\d+\\.\\d\\d +°C +HTS221"))
              .anyMatch(line -> line.matches("humidity +\\d+\\.\\d\\d +% +HTS221"))
              .anyMatch(line -> line.matches("pressure +\\d+\\.\\d\\d +hPa +LPS25H"))
              .anyMatch(line -> line.matches("acceleration( +-?\\d+\\.\\d\\d){3} +g +LSM9DS1"));
          return true;
        });
  }

  @Test
  void buttons_areToldAsTheyArePressed_untilTheAgentStops() throws Exception {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    Thread typed =
        Thread.ofVirtual().start(() -> command.execute("buttons", "--addr", agent.url()));

    Await.until(
        "told",
        SOON,
        () -> {
          // nothing says when the stream has begun: press until it is told
          simulate("scroll-hat-mini", "{\"buttons\": {\"A\": true}}");
          simulate("scroll-hat-mini", "{\"buttons\": {\"A\": false}}");
          return out.toString().contains("pressed") && out.toString().contains("released");
        });
    assertThat(out.toString().lines().toList())
        .anyMatch(line -> line.matches("\\S+Z scroll-hat-mini A pressed"))
        .anyMatch(line -> line.matches("\\S+Z scroll-hat-mini A released"));
    agent.close();
    assertThat(typed.join(SOON)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"leds text hello", "eink text hello", "sensors", "buttons"})
  void wrongBoard_isToldWithTheBoardsThereAre(String words) {
    Seen seen = person((words + " --board unicorn").split(" "));

    assertThat(seen.status()).isEqualTo(1);
    assertThat(seen.out()).isEmpty();
    assertThat(seen.err())
        .startsWith("hatrack: ")
        .contains("there is no board \"unicorn\" here")
        .contains("scroll-hat-mini, sense-hat, inky-phat");
  }

  @Test
  void boardThatCanNotDoIt_isToldWithThoseThatCan() {
    Seen seen = person("eink", "text", "hello", "--board", "sense-hat");

    assertThat(seen.status()).isEqualTo(1);
    assertThat(seen.err()).contains("sense-hat has no eink; there is inky-phat");
  }

  @ParameterizedTest
  @ValueSource(strings = {"leds text hello", "leds clear", "eink text hello", "eink clear"})
  void wrongToken_isRefused(String words) throws IOException {
    Path wrong = Files.writeString(directory.resolve("wrong"), "not-a-token");

    Seen seen = as(wrong, words.split(" "));

    assertThat(seen.status()).isEqualTo(1);
    assertThat(seen.out()).isEmpty();
    assertThat(seen.err()).startsWith("hatrack: ").contains("401").doesNotContain("not-a-token");
  }

  @Test
  void noToken_isRefusedWithWhatToDo() {
    Seen seen = type("leds", "text", "hello", "--addr", agent.url());

    assertThat(seen.status()).isEqualTo(1);
    assertThat(seen.err()).startsWith("hatrack: ").contains("401").contains("token");
  }

  @Test
  void tokenFileThatIsNotThere_isNamed() {
    Seen seen = as(directory.resolve("nowhere"), "leds", "text", "hello");

    assertThat(seen.status()).isEqualTo(1);
    assertThat(seen.err()).startsWith("hatrack: ").contains("nowhere");
  }

  @ParameterizedTest
  @ValueSource(strings = {"leds text hello", "eink text hello", "sensors", "buttons"})
  void agentThatIsNotThere_isToldWithItsAddress(String words) throws IOException {
    String nowhere;
    try (ServerSocket free = new ServerSocket(0)) {
      nowhere = "http://127.0.0.1:" + free.getLocalPort();
    }

    Seen seen = type((words + " --addr " + nowhere).split(" "));

    assertThat(seen.status()).isEqualTo(1);
    assertThat(seen.out()).isEmpty();
    assertThat(seen.err()).startsWith("hatrack: ").contains(nowhere).contains("refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"leds", "eink"})
  void pictureThatIsNone_isRefused(String surface) throws IOException {
    Path bad = Files.writeString(directory.resolve("bad.png"), "no picture");

    Seen seen = person(surface, "show", bad.toString());

    assertThat(seen.status()).isEqualTo(1);
    assertThat(seen.err()).startsWith("hatrack: ").contains("400").contains("PNG");
    assertThat(leds().claims()).isEmpty();
  }

  @Test
  void pictureThatIsNotThere_isNamed() {
    Seen seen = person("leds", "show", directory.resolve("lost.png").toString());

    assertThat(seen.status()).isEqualTo(2);
    assertThat(seen.err()).startsWith("hatrack: there is no file ").contains("lost.png");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "leds text hello --priority 101",
        "leds text hello --ttl soon",
        "sensors --watch --interval often",
        "leds text hello --node pi-2",
        "leds text"
      })
  void optionThatMakesNoSense_isTheTypistsMistake(String words) {
    Seen seen = person(words.split(" "));

    assertThat(seen.status()).isEqualTo(2);
    assertThat(seen.out()).isEmpty();
    assertThat(seen.err()).isNotEmpty().doesNotContain("\tat ");
  }
}
