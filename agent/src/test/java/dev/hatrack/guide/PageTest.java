package dev.hatrack.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PageTest {
  private static Page page(String text) {
    return Page.of(Path.of("docs", "page.md"), text.lines().toList());
  }

  @Test
  void blocks_areFoundWithTheirLinesAndPlaces() {
    Page page =
        page(
            """
            Words.

            ```sh demo
            one \\
              two   # three

            # a comment
            four
            ```

              ```hcl
              ```sh is not a fence here
              ```
            """);

    assertThat(page.blocks()).extracting(Block::line).containsExactly(3, 11);
    assertThat(page.typed()).hasSize(1);
    assertThat(page.typed().getFirst().place()).isEqualTo(new Place.Typed(Place.Scene.DEMO, false));
    assertThat(page.typed().getFirst().commands())
        .containsExactly("one \\\n  two   # three", "four");
  }

  @Test
  void commands_goOnAsLongAsBashSaysSo() {
    Page page =
        page(
            """
            ```sh cluster endless
            while :; do
              sleep 1
            done
            echo 'two
            lines'
            cat <<END
            text
            END
            ```
            """);

    assertThat(page.typed().getFirst().commands())
        .containsExactly(
            "while :; do\n  sleep 1\ndone", "echo 'two\nlines'", "cat <<END\ntext\nEND");
  }

  @Test
  void commands_thatHaveNoEnd_areToldOf() {
    Page page = page("```sh demo\nfor\n```");

    assertThatThrownBy(() -> page.typed().getFirst().commands())
        .hasMessage("bash does not understand for");
  }

  @Test
  void output_belongsToTheCommandsBeforeIt() {
    Page page = page("```sh demo\na\n```\n```sh demo\nb\n```\nprints\n```text output\nB\n```");

    assertThat(page.output(page.typed().getFirst())).isEmpty();
    assertThat(page.output(page.typed().getLast()).orElseThrow().lines()).containsExactly("B");
  }

  @Test
  void block_withoutAnEnd_isRefused() {
    assertThatThrownBy(() -> page("a\n```sh demo\nb"))
        .hasMessage("docs/page.md:2: this block has no end");
  }
}
