package dev.hatrack.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutputTest {
  private static final List<String> PRINTED =
      List.of(
          "ID            = scroll-clock", "Status        = running  ", "", "clock  1f2c75be  run");

  @Test
  void linesInTheirOrder_areThere() {
    assertThat(Output.missing(List.of("ID = scroll-clock", "…", "clock  …  run"), PRINTED))
        .isEmpty();
  }

  @Test
  void lineThatWasNotPrinted_isMissing() {
    assertThat(Output.missing(List.of("Status = dead"), PRINTED)).contains("Status = dead");
  }

  @Test
  void linesInAnotherOrder_areMissing() {
    assertThat(Output.missing(List.of("clock … run", "Status = running"), PRINTED))
        .contains("Status = running");
  }
}
