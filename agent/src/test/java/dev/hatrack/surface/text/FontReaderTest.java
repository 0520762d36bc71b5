package dev.hatrack.surface.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FontReaderTest {
  private static final String TINY =
      """
      // a remark
      height 2
      spacing 1

      a    U+0020  /
      #.#  ..      .
      .#.  ..      #

      U+FFFD
      ##
      ##
      """;

  private static Font read(String text) {
    return FontReader.read("tiny", text.lines().toList());
  }

  @Test
  void read_form_isUnderstood() {
    Font font = read(TINY);
    assertThat(font.name()).isEqualTo("tiny");
    assertThat(font.height()).isEqualTo(2);
    assertThat(font.codePoints())
        .containsExactlyInAnyOrder((int) 'a', (int) ' ', (int) '/', 0xFFFD);
    assertThat(font.draw("a /?"))
        .hasToString(
            """
            #.#......##
            .#.....#.##
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          height 2    | height two  | line 2: For input
          height 2    | size 2      | font tiny does not tell its height
          spacing 1   | spacing     | line 3: For input
          .#.  ..      # | .#.  ..  # # | line 5: 3 characters, but 4 glyphs
          .#.  ..      # | .#.  ...     # | line 5: row 2
          .#.  ..      # | .o.  ..     #  | line 5: a pixel is
          a    U+0020  / | a    U+00XX  / | line 5: For input
          a    U+0020  / | a    a  /      | line 5: a is drawn twice
          spacing 1   | //             | does not tell its spacing
          U+FFFD      | b              | lacks U+FFFD
          """)
  void read_mistake_tellsWhere(String right, String wrong, String message) {
    assertThat(TINY).contains(right);
    assertThatThrownBy(() -> read(TINY.replace(right, wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("font tiny")
        .hasMessageContaining(message);
  }

  @Test
  void read_lastBlockCutOff_tellsWhere() {
    assertThatThrownBy(() -> read(TINY + "\nb\n#\n"))
        .hasMessageContaining("line 13: the last glyphs have fewer than 2 rows");
  }
}
