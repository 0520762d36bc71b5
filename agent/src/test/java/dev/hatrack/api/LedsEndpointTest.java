package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hatrack.board.Simulation;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedsEndpointTest {
  private final RunningApi api = new RunningApi(true);

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void get_nothingClaimed_isDark() {
    JsonNode leds = api.get("/hat/leds").json();

    assertThat(leds.path("board").asText()).isEqualTo("scroll-hat-mini");
    assertThat(leds.path("width").asInt()).isEqualTo(17);
    assertThat(leds.path("height").asInt()).isEqualTo(7);
    assertThat(leds.path("colours").asText()).isEqualTo("grey8");
    assertThat(leds.path("healthy").asBoolean()).isTrue();
    assertThat(leds.path("pixels")).hasSize(7).allMatch(row -> row.size() == 17);
    assertThat(leds.path("claims")).isEmpty();
  }

  @Test
  void put_aFrame_isShownAndClaimed() {
    RunningApi.Answer answer = api.put("/hat/leds?priority=70&ttl=1m", RunningApi.frame(200));

    assertThat(answer.status).isEqualTo(200);
    assertThat(answer.json().at("/claim/shown").asBoolean()).isTrue();
    JsonNode leds = api.get("/hat/leds").json();
    assertThat(leds.at("/pixels/3/16").asInt()).isEqualTo(200);
    assertThat(leds.at("/claims/0/holder").asText()).isEqualTo("anyone");
    assertThat(leds.at("/claims/0/priority").asInt()).isEqualTo(70);
    assertThat(leds.at("/claims/0/exclusive").asBoolean()).isFalse();
  }

  @Test
  void put_onANamedBoard_leavesTheOtherAlone() {
    api.put("/hats/scroll-phat-hd/leds", RunningApi.frame(9));

    assertThat(api.get("/hats/scroll-phat-hd/leds").json().at("/pixels/0/0").asInt()).isEqualTo(9);
    assertThat(api.get("/hat/leds").json().at("/pixels/0/0").asInt()).isZero();
  }

  @Test
  void delete_endsTheClaim_andThePictureUnderneathComesBack() {
    api.put("/hat/leds?priority=10", RunningApi.frame(10), "Authorization", "Bearer bob");
    api.put("/hat/leds?priority=90", RunningApi.frame(90), "Authorization", "Bearer alice");
    assertThat(api.get("/hat/leds").json().at("/pixels/0/0").asInt()).isEqualTo(90);

    assertThat(api.delete("/hat/leds", "Authorization", "Bearer alice").status).isEqualTo(204);

    JsonNode leds = api.get("/hat/leds").json();
    assertThat(leds.at("/pixels/0/0").asInt()).isEqualTo(10);
    assertThat(leds.at("/claims/0/holder").asText()).isEqualTo("token/bob");
    assertThat(api.delete("/hat/leds", "Authorization", "Bearer alice").status).isEqualTo(204);
  }

  /// The same answer is given again only while it is true.
  @Test
  void get_again_isOfThisMomentAndThisBoard() {
    api.put("/hat/leds?ttl=1h", RunningApi.frame(1));
    JsonNode first = api.get("/hat/leds").json();
    assertThat(api.get("/hat/leds").json()).isEqualTo(first);

    api.put("/hat/leds?ttl=2h", RunningApi.frame(1));
    assertThat(api.get("/hat/leds").json().at("/claims/0/expires").asText())
        .isGreaterThan(first.at("/claims/0/expires").asText());
    assertThat(api.get("/hats/scroll-phat-hd/leds").json().path("board").asText())
        .isEqualTo("scroll-phat-hd");

    api.mini.fault(Simulation.Fault.UNPLUGGED);
    api.check();
    assertThat(api.get("/hats/scroll-hat-mini/leds").json().path("healthy").asBoolean()).isFalse();
  }

  @Test
  void get_acceptsPng_isThePicture() throws IOException {
    api.put("/hat/leds", RunningApi.frame(128));

    RunningApi.Answer answer = api.get("/hat/leds?scale=2", "Accept", "image/png");

    assertThat(answer.header("Content-Type")).isEqualTo("image/png");
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body));
    assertThat(image.getWidth()).isEqualTo(34);
    assertThat(image.getHeight()).isEqualTo(14);
    assertThat(image.getRaster().getSample(33, 13, 0)).isEqualTo(128);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/* | application/json",
        "image/png | image/png",
        "image/* | image/png",
        "image/png, */* | image/png",
        "image/avif,image/webp,image/*,*/*;q=0.8 | image/png",
        "application/json;q=0, image/png | image/png",
        "image/png;q=0.1, application/json | application/json",
        "text/html, */*;q=0.1 | application/json",
        "text/html | application/problem+json",
        "image/png;q=0 | application/problem+json"
      })
  void get_answersWhatIsWantedMost(String accept, String type) {
    RunningApi.Answer answer = api.get("/hat/leds", "Accept", accept);

    assertThat(answer.header("Content-Type")).isEqualTo(type);
    assertThat(answer.status).isEqualTo(type.contains("problem") ? 406 : 200);
  }

  @Test
  void png_thereAndBack_isTheSamePicture() {
    api.put("/hat/leds", RunningApi.frame(77));
    byte[] png = api.get("/hat/leds", "Accept", "image/png").body;

    api.putPng("/hat/leds", png);

    assertThat(api.get("/hat/leds").json().at("/pixels/6/16").asInt()).isEqualTo(77);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_BYTE_INDEXED,
        BufferedImage.TYPE_BYTE_BINARY,
        BufferedImage.TYPE_USHORT_GRAY
      })
  void put_pngOfAnyColourType_isShown(int type) throws IOException {
    BufferedImage image = new BufferedImage(17, 7, type);
    image.setRGB(16, 0, 0xFFFFFFFF);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);

    assertThat(api.putPng("/hat/leds", png.toByteArray()).status).isEqualTo(200);

    JsonNode leds = api.get("/hat/leds").json();
    assertThat(leds.at("/pixels/0/16").asInt()).isEqualTo(255);
    assertThat(leds.at("/pixels/0/15").asInt()).isZero();
  }

  @Test
  void put_pngWithAlpha_liesOverBlack() throws IOException {
    BufferedImage image = new BufferedImage(17, 7, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x80FFFFFF);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);

    api.putPng("/hat/leds", png.toByteArray());

    assertThat(api.get("/hat/leds").json().at("/pixels/0/0").asInt()).isEqualTo(128);
  }

  @Test
  void put_onABoardThatWasPulledOut_saysSoAndClaimsNothing() {
    api.mini.fault(Simulation.Fault.UNPLUGGED);
    api.check();

    RunningApi.Answer answer = api.put("/hats/scroll-hat-mini/leds", RunningApi.frame(1));

    assertThat(answer.status).isEqualTo(503);
    assertThat(answer.detail()).contains("0x74");
    JsonNode leds = api.get("/hats/scroll-hat-mini/leds").json();
    assertThat(leds.path("healthy").asBoolean()).isFalse();
    assertThat(leds.path("reason").asText()).isNotEmpty();
    assertThat(leds.path("claims")).isEmpty();
  }

  @Test
  void put_twoExclusiveClaims_theSecondIsToldWhoseAndUntilWhen() {
    api.put("/hat/leds?exclusive=true", RunningApi.frame(1), "Authorization", "Bearer alice");

    RunningApi.Answer answer =
        api.put("/hat/leds?exclusive=true", RunningApi.frame(2), "Authorization", "Bearer bob");

    assertThat(answer.status).isEqualTo(409);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().path("holder").asText()).isEqualTo("token/alice");
    assertThat(answer.json().path("expires").asText()).isNotEmpty();
  }
}
