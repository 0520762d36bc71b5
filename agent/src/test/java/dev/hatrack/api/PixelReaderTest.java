package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read without a tree is what would be read with one, and all of it.
class PixelReaderTest {
  private static final List<SurfaceFormat> FORMATS =
      List.of(
          new SurfaceFormat(2, 1, Colours.GREY8),
          new SurfaceFormat(2, 1, Colours.RGB8),
          new SurfaceFormat(2, 1, Colours.BLACK_WHITE),
          new SurfaceFormat(2, 1, Colours.BLACK_WHITE_RED),
          new SurfaceFormat(1, 2, Colours.GREY8));

  private static Optional<Frame> withTree(byte[] body, SurfaceFormat format) {
    try {
      return Optional.of(
          PixelDocument.read(Json.readObject(body, List.of(PixelDocument.KEY)), format));
    } catch (Problem e) {
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"pixels\": [[0, 255]]}",
        " {\n \"pixels\" :\t[ [ 7 , 8 ] ] } \n",
        "{\"\\u0070ixels\": [[1, 2]]}",
        "{\"pixels\": [[1], [2]]}",
        "{\"pixels\": [[\"#ff8000\", \"#0A0b0C\"]]}",
        "{\"pixels\": [[\"#ff8000\", \"\\u002300ff00\"]]}",
        "{\"pixels\": [[\"black\", \"white\"]]}",
        "{\"pixels\": [[\"red\", \"white\"]]}",
        "{\"pixels\": [[256, 0]]}",
        "{\"pixels\": [[-1, 0]]}",
        "{\"pixels\": [[-0, 0]]}",
        "{\"pixels\": [[1.0, 0]]}",
        "{\"pixels\": [[1e1, 0]]}",
        "{\"pixels\": [[007, 0]]}",
        "{\"pixels\": [[99999999999, 0]]}",
        "{\"pixels\": [[4294967297, 0]]}",
        "{\"pixels\": [[123456789012345678901234567890123, 0]]}",
        "{\"pixels\": [[\"1\", \"2\"]]}",
        "{\"pixels\": [[true, false]]}",
        "{\"pixels\": [[null, null]]}",
        "{\"pixels\": [[[], []]]}",
        "{\"pixels\": [[{}, {}]]}",
        "{\"pixels\": [[\"#ff800\", \"#000000\"]]}",
        "{\"pixels\": [[\"#ff80000\", \"#000000\"]]}",
        "{\"pixels\": [[\"#gg8000\", \"#000000\"]]}",
        "{\"pixels\": [[\"+ff8000\", \"#000000\"]]}",
        "{\"pixels\": [[\"#\uFF11ff800\", \"#000000\"]]}",
        "{\"pixels\": [[1]]}",
        "{\"pixels\": [[1, 2, 3]]}",
        "{\"pixels\": [[1, 2], [3, 4]]}",
        "{\"pixels\": [[1, 2], 3]}",
        "{\"pixels\": [1, 2]}",
        "{\"pixels\": []}",
        "{\"pixels\": [[]]}",
        "{\"pixels\": 3}",
        "{\"pixels\": {\"0\": [1, 2]}}",
        "{\"pixels\": [[1, 2]], \"pixels\": [[1, 2]]}",
        "{\"pixels\": [[1, 2]], \"more\": 1}",
        "{\"more\": 1, \"pixels\": [[1, 2]]}",
        "{\"Pixels\": [[1, 2]]}",
        "{\"pixels\": [[1, 2]]} {}",
        "{\"pixels\": [[1, 2]]} x",
        "{\"pixels\": [[1, 2]]",
        "{\"pixels\": [[1, 2]}",
        "{\"pixels\": [[1, 2",
        "{\"pixels\": [[1,, 2]]}",
        "{\"pixels\": [[1, 2,]]}",
        "{\"pixels\"",
        "{pixels: [[1, 2]]}",
        "[[1, 2]]",
        "{}",
        "[]",
        "\"pixels\"",
        "null",
        "",
        " "
      })
  void readWithoutATree_isWhatATreeWouldGive(String document) {
    byte[] body = document.getBytes(StandardCharsets.UTF_8);

    for (SurfaceFormat format : FORMATS) {
      assertThat(PixelReader.read(body, format))
          .as("%s for %s", document, format)
          .isEqualTo(withTree(body, format));
    }
  }

  @ParameterizedTest
  @ValueSource(bytes = {0, (byte) 0xC3, (byte) 0xFF})
  void bytesThatAreNoText_areNoPicture(byte odd) {
    byte[] body = {'{', '"', odd, '"', ':'};

    assertThat(PixelReader.read(body, FORMATS.getFirst())).isEmpty();
  }
}
