package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The same calls on a surface of 4x2 pixels in colour.
class ColourLedsTest {
  private static final String LEDS = "/hats/colour-leds/leds";

  private final RunningApi api = new RunningApi(true);

  @AfterEach
  void stop() {
    api.close();
  }

  private static String document(String first) {
    String black = "\"#000000\"";
    return "{\"pixels\": [[%1$s, %2$s, %2$s, %2$s], [%2$s, %2$s, %2$s, \"#FF8000\"]]}"
        .formatted(first, black);
  }

  private JsonNode pixels() {
    return api.get(LEDS).json().path("pixels");
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  @Test
  void put_pixels_areShownInTheirColours() {
    assertThat(api.put(LEDS, document("\"#010203\"")).status).isEqualTo(200);

    JsonNode leds = api.get(LEDS).json();
    assertThat(leds.path("colours").asText()).isEqualTo("rgb8");
    assertThat(leds.at("/pixels/0/0").asText()).isEqualTo("#010203");
    assertThat(leds.at("/pixels/0/1").asText()).isEqualTo("#000000");
    assertThat(leds.at("/pixels/1/3").asText()).isEqualTo("#ff8000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"255", "\"red\"", "\"#ff80\"", "\"#gg0000\"", "\"ff8000\"", "null", "[]"})
  void put_aPixelThatIsNoColour_saysWhere(String pixel) {
    RunningApi.Answer answer = api.put(LEDS, document(pixel));

    assertThat(answer.status).isEqualTo(400);
    assertThat(answer.detail()).isEqualTo("/pixels/0/0 must be a colour like \"#ff8000\"");
    assertThat(answer.json().path("pointer").asText()).isEqualTo("/pixels/0/0");
  }

  @Test
  void put_png_isShownAndComesBackInColour() throws IOException {
    BufferedImage image = new BufferedImage(4, 2, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0xFF336699);
    image.setRGB(1, 0, 0x80FF00FF);

    assertThat(api.putPng(LEDS, png(image)).status).isEqualTo(200);

    assertThat(pixels().at("/0/0").asText()).isEqualTo("#336699");
    assertThat(pixels().at("/0/1").asText()).isEqualTo("#800080");
    assertThat(pixels().at("/0/2").asText()).isEqualTo("#000000");
    byte[] answer = api.get(LEDS + "?scale=2", "Accept", "image/png").body;
    BufferedImage back = ImageIO.read(new ByteArrayInputStream(answer));
    assertThat(back.getWidth()).isEqualTo(8);
    assertThat(back.getRGB(1, 1)).isEqualTo(0xFF336699);
    assertThat(back.getRGB(2, 0)).isEqualTo(0xFF800080);
  }

  @ParameterizedTest
  @CsvSource({"contain, #000000, #ffffff", "cover, #ffffff, #ffffff", "stretch, #ffffff, #ffffff"})
  void put_pngOfAnotherSize_withAFit_isScaled(String fit, String side, String middle)
      throws IOException {
    BufferedImage image = new BufferedImage(50, 50, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 50 * 50; i++) {
      image.setRGB(i % 50, i / 50, 0xFFFFFFFF);
    }

    assertThat(api.putPng(LEDS, png(image)).detail()).contains("4x2", "50x50", "fit=contain|cover");
    assertThat(api.putPng(LEDS + "?fit=" + fit, png(image)).status).isEqualTo(200);

    assertThat(pixels().at("/0/0").asText()).isEqualTo(side);
    assertThat(pixels().at("/0/1").asText()).isEqualTo(middle);
    assertThat(pixels().at("/1/3").asText()).isEqualTo(side);
  }

  @ParameterizedTest
  @CsvSource({"'\"#00ff7f\"', #00ff7f", "99, #636363"})
  void text_isInItsColour(String colour, String pixel) {
    String body = "{\"text\": \"I\", \"font\": \"3x5\", \"colour\": %s}".formatted(colour);

    assertThat(api.post(LEDS + "/text", body).status).isEqualTo(200);

    assertThat(pixels().toString()).contains(pixel);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"green\"", "256", "-1", "null", "\"#00ff7\""})
  void text_inAColourThatIsNone_saysWhatIsOne(String colour) {
    RunningApi.Answer answer =
        api.post(LEDS + "/text", "{\"text\": \"I\", \"colour\": %s}".formatted(colour));

    assertThat(answer.status).isEqualTo(400);
    assertThat(answer.detail()).contains("#ff8000", "a grey from 0 to 255");
    assertThat(answer.json().path("pointer").asText()).isEqualTo("/colour");
  }

  @Test
  void text_onGrey_hasLevelsOnly() {
    RunningApi.Answer answer =
        api.post("/hat/leds/text", "{\"text\": \"I\", \"colour\": \"#ffffff\"}");

    assertThat(answer.status).isEqualTo(400);
    assertThat(answer.detail()).isEqualTo("colour must be a whole number from 0 to 255");
  }

  @Test
  void stream_takesThreeBytesForEachPixel() throws InterruptedException {
    api.colour.nextShown();
    URI uri = URI.create(api.uri(LEDS + "/stream").toString().replace("http:", "ws:"));
    WebSocket socket =
        api.client().newWebSocketBuilder().buildAsync(uri, new WebSocket.Listener() {}).join();
    byte[] frame = new byte[4 * 2 * 3];
    frame[3] = 1;
    frame[4] = 2;
    frame[5] = 3;

    socket.sendBinary(ByteBuffer.wrap(frame), true).join();

    assertThat(api.colour.nextShown().frame().rgb(1, 0)).isEqualTo(0x010203);
  }
}
