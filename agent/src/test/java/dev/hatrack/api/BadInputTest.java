package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is sent wrong gets the right status, and a problem document that says what to do.
class BadInputTest {
  private final RunningApi api = new RunningApi(true);

  @AfterEach
  void stop() {
    api.close();
  }

  private static void problem(RunningApi.Answer answer, int status, String... words) {
    assertThat(answer.status).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.detail()).isNotBlank();
    for (String word : words) {
      assertThat(answer.detail()).contains(word);
    }
  }

  @Test
  void simulatedButtons_thatAreNoObject_areRefused() {
    problem(api.put("/hats/scroll-hat-mini/simulation", "{\"buttons\": 5}"), 400, "/buttons");
  }

  @Test
  void aMethodThatThereIsNot_isToldWhichThereAre() {
    RunningApi.Answer answer = api.post("/hat/leds", "{}");

    problem(answer, 405);
    assertThat(answer.header("Allow")).contains("GET", "PUT", "DELETE");
  }

  @Test
  void methodsThatNobodyKnows_makeNoLabels() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.uri("/").getPort())) {
      String request = "FOO1 /hat HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readAllBytes();
    }

    assertThat(new String(api.get("/metrics").body, StandardCharsets.UTF_8))
        .contains("method=\"other\"")
        .doesNotContain("FOO1");
  }

  @Test
  void pixels_ofTheWrongSize_sayWhichSizeAndWhere() {
    RunningApi.Answer answer = api.put("/hat/leds", "{\"pixels\": [[1,2],[3,4]]}");

    problem(answer, 400, "/pixels must be an array of 7 rows", "17x7", "it has 2");
    assertThat(answer.json().path("pointer").asText()).isEqualTo("/pixels");
  }

  @ParameterizedTest
  @ValueSource(strings = {"256", "-1", "1.5", "\"1\"", "null", "99999999999999999999"})
  void aLevelOutOfRange_saysWhere(String level) {
    String body = RunningApi.frame(0).replaceFirst("0,0]", "0," + level + "]");

    RunningApi.Answer answer = api.put("/hat/leds", body);

    problem(answer, 400, "0 to 255");
    assertThat(answer.json().path("pointer").asText()).isEqualTo("/pixels/0/16");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "nothing",
        "[1]",
        "{\"pixels\": []} {}",
        "{\"pixels\": [], \"pixels\": []}",
        "{\"pixles\": []}",
        "[[[[[[[[[[[[[]]]]]]]]]]]]]"
      })
  void notTheJsonThatIsWanted_saysWhatIsWrong(String body) {
    problem(api.put("/hat/leds", body), 400);
  }

  @Test
  void unknownKey_namesTheKnownOnes() {
    problem(api.put("/hat/leds", "{\"pixles\": []}"), 400, "pixles", "pixels");
  }

  @Test
  void pngBomb_isRefusedByItsHeader() throws IOException {
    ByteBuffer header = ByteBuffer.allocate(17);
    header.put("IHDR".getBytes(StandardCharsets.US_ASCII));
    header.putInt(30_000).putInt(30_000).put(new byte[] {8, 6, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(header.array());
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    bomb.write(ByteBuffer.allocate(4).putInt(13).array());
    bomb.write(header.array());
    bomb.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    bomb.write(new byte[1000]);

    problem(api.putPng("/hat/leds", bomb.toByteArray()), 400, "17x7", "30000x30000");
    problem(api.putPng("/hat/leds?fit=cover", bomb.toByteArray()), 400, "4096", "30000x30000");
  }

  @Test
  void png_ofAnotherSize_saysBothSizes() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", png);

    problem(api.putPng("/hat/leds", png.toByteArray()), 400, "must be 17x7", "it is 8x8");
  }

  @Test
  void aPictureThatIsNone_saysSo() {
    problem(api.putPng("/hat/leds", "GIF89a".getBytes(StandardCharsets.US_ASCII)), 400, "PNG");
    problem(api.putPng("/hat/leds", new byte[0]), 400, "PNG");
  }

  @Test
  @Timeout(20)
  void aBodyThatNeverEnds_isCutOff() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.uri("/").getPort())) {
      socket.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
      OutputStream out = socket.getOutputStream();
      out.write(
          """
          PUT /hat/leds HTTP/1.1\r
          Host: localhost\r
          Content-Type: application/json\r
          Transfer-Encoding: chunked\r
          \r
          """
              .getBytes(StandardCharsets.US_ASCII));
      byte[] chunk = ("1000\r\n" + "1".repeat(0x1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      try {
        for (int sent = 0; sent < 1000; sent++) {
          out.write(chunk);
        }
      } catch (SocketException e) {
        // The agent has hung up on us: that is what should happen.
      }
      assertThat(answer(socket)).startsWith("HTTP/1.1 413").contains("Connection: close");
    }
  }

  private static String answer(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] start = new byte[400];
    int count = in.readNBytes(start, 0, start.length);
    return new String(start, 0, count, StandardCharsets.US_ASCII);
  }

  @Test
  @Timeout(20)
  void aBodyThatIsAnnouncedAsTooLarge_isRefusedBeforeItIsSent() throws IOException {
    String request =
        """
        PUT /hat/leds HTTP/1.1\r
        Host: localhost\r
        Content-Type: application/json\r
        Content-Length: 999999999999\r
        Expect: 100-continue\r
        \r
        """;

    assertThat(raw(request)).startsWith("HTTP/1.1 413").contains("Connection: close");
  }

  @Test
  void aQueryThatCantBeDecoded_isNotLeftOut() throws IOException {
    String body = RunningApi.frame(1);
    String request =
        """
        PUT /hat/leds?priority=%%zz HTTP/1.1\r
        Host: localhost\r
        Connection: close\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        %s\
        """
            .formatted(body.length(), body);

    assertThat(raw(request)).startsWith("HTTP/1.1 400").contains("hexadecimal");
    assertThat(api.get("/hat/leds").json().path("claims")).isEmpty();
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.uri("/").getPort())) {
      socket.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aPictureWithParametersThatMakeNoSense_saysWhatWould() {
    problem(api.get("/hat/leds?scale=33"), 400, "from 1 to 32");
    problem(api.get("/hat/leds?scale=2&scale=3"), 400, "given twice");
    problem(api.get("/hat/leds?sacle=2"), 400, "sacle", "known ones are scale");
  }

  @Test
  void aBodyThatIsTooLarge_saysHowMuchMayBeSent() {
    problem(api.put("/hat/leds", " ".repeat(300_000)), 413, "262144 bytes");
  }

  @Test
  void aTextOfHundredThousandCharacters_isTooMuch() {
    String text = "{\"text\": \"" + "x".repeat(100_000) + "\"}";

    problem(api.post("/hat/leds/text", text), 413);
    String shorter = "{\"text\": \"" + "x".repeat(1_001) + "\"}";
    problem(api.post("/hat/leds/text", shorter), 413, "1001 characters", "at most 1000");
    String pairs = "{\"text\": \"" + "\uD83D\uDE00".repeat(1_000) + "\"}";
    assertThat(api.post("/hat/leds/text", pairs).status).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "priority=0 | priority must be a whole number from 1 to 100",
        "priority=101 | priority must be a whole number from 1 to 100",
        "priority=high | not \"high\"",
        "priority=1&priority=2 | given twice",
        "ttl=forever | like 500ms, 30s, 5m or 1h",
        "ttl=0s | like 500ms",
        "ttl=25h | at most 24h",
        "exclusive=yes | true or false",
        "brightness=1.1 | from 0.0 to 1.0",
        "brightness=NaN | from 0.0 to 1.0",
        "fit=crop | fit must be one of contain, cover, stretch, not \"crop\"",
        "fit=cover | fit is for pictures: send image/png",
        "dither=none | there is no parameter \"dither\"",
        "prio=1 | known ones are priority, ttl, exclusive, brightness"
      })
  void claimParameters_thatMakeNoSense_sayWhatWould(String query, String words) {
    problem(api.put("/hat/leds?" + query, RunningApi.frame(1)), 400, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | text must be there",
        "{\"text\": 5} | a text",
        "{\"text\": \"a\", \"font\": \"comic\"} | font must be one of",
        "{\"text\": \"a\", \"speed\": 0} | speed must be a whole number from 1 to 100",
        "{\"text\": \"a\", \"colour\": 256} | colour must be a whole number from 0 to 255",
        "{\"text\": \"a\", \"repeat\": -1} | repeat must be",
        "{\"text\": \"a\", \"blink\": true} | the known keys are text, font"
      })
  void textDocuments_thatMakeNoSense_sayWhatWould(String body, String words) {
    problem(api.post("/hat/leds/text", body), 400, words);
  }

  @Test
  void anUnknownBoard_namesTheOnesThereAre() {
    RunningApi.Answer answer = api.get("/hats/unicorn/leds");

    problem(answer, 404, "unicorn", "scroll-hat-mini");
    assertThat(answer.json().path("available").toString())
        .contains("\"scroll-hat-mini\"", "\"scroll-phat-hd\"");
  }

  @Test
  void aCapabilityTheBoardLacks_namesTheBoardsThatHaveIt() {
    problem(api.get("/hats/scroll-phat-hd/buttons"), 404, "scroll-hat-mini");
  }

  @Test
  void anotherMediaType_saysWhichAreTaken() {
    problem(api.post("/hat/leds/text", "x", "Content-Type", "text/plain"), 415, "application/json");
  }

  @Test
  void aPathThatIsNone_andAMethodThatIsNone_areProblemsToo() {
    problem(api.get("/hut"), 404);
    problem(api.delete("/hat"), 405);
    assertThat(api.get("/tasks/../../etc/passwd").status).isEqualTo(400);
  }
}
