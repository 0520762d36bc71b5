package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Ink;
import dev.hatrack.hat.SurfaceFormat;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PixelDocumentTest {
  private static Frame read(Colours colours, String pixels) {
    byte[] body = "{\"pixels\": %s}".formatted(pixels).getBytes(StandardCharsets.UTF_8);
    return PixelDocument.read(body, new SurfaceFormat(2, 1, colours));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GREY8 | [[0,255]]",
        "RGB8 | [[\"#0000ff\",\"#abcdef\"]]",
        "BLACK_WHITE | [[\"white\",\"black\"]]",
        "BLACK_WHITE_RED | [[\"red\",\"white\"]]",
        "BLACK_WHITE_YELLOW | [[\"black\",\"yellow\"]]"
      })
  void read_andWrite_areTheSamePixels(Colours colours, String pixels) {
    assertThat(PixelDocument.write(read(colours, pixels))).hasToString(pixels);
  }

  @Test
  void read_inks_areThePanelsOwn() {
    Frame frame = read(Colours.BLACK_WHITE_YELLOW, "[[\"yellow\",\"white\"]]");
    assertThat(frame.ink(0, 0)).isEqualTo(Ink.YELLOW);
    assertThat(frame.ink(1, 0)).isEqualTo(Ink.WHITE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BLACK_WHITE | \"red\" | black, white",
        "BLACK_WHITE_RED | \"yellow\" | black, white, red",
        "BLACK_WHITE_YELLOW | \"Yellow\" | black, white, yellow",
        "BLACK_WHITE_RED | 1 | black, white, red",
        "BLACK_WHITE_RED | null | black, white, red"
      })
  void read_anInkThatThePanelLacks_namesThoseThereAre(Colours colours, String ink, String inks) {
    assertThatThrownBy(() -> read(colours, "[[\"black\",%s]]".formatted(ink)))
        .hasMessage("/pixels/0/1 must be one of " + inks);
  }
}
