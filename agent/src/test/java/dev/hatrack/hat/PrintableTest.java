package dev.hatrack.hat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void of_whatMovesTheCursor_isAQuestionMark() {
    assertThat(Printable.of("a\r\nb\u001b[2J\u009b\u200e\u2029")).isEqualTo("a??b?[2J???");
  }

  @Test
  void of_anyLanguage_isLeftAlone() {
    assertThat(Printable.of("Küche 台所 🍓")).isEqualTo("Küche 台所 🍓");
  }

  @Test
  void display_ofAJobWithALineBreakInItsName_isOneLine() {
    Holder evil =
        new Holder.AllocatedTask(
            "default", "x\naudit: token/owner", "clock", "1f2c75be-d84a-dd99-3ee2-97df288b3180");

    assertThat(evil.display()).isEqualTo("default/x?audit: token/owner/clock/1f2c75be");
  }
}
