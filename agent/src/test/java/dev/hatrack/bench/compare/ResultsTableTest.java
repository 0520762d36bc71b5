package dev.hatrack.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultsTableTest {
  private static final Row FIGURE = Row.figure("idle", "3 wake-ups");
  private static final Row RATIO =
      Row.ratio("puts", 12.5, Optional.of(Row.Wanted.atLeast(10)), "5000/s", "400/s Flask");

  @Test
  void table_ofFiguresAndRatios_hasTheRatiosFirst() {
    assertThat(ResultsTable.table(List.of(FIGURE, RATIO)))
        .endsWith(
            """
            | puts | 12.5 | ≥ 10, reached | 5000/s | 400/s Flask |
            | idle |  |  | 3 wake-ups |  |\
            """);
  }

  @Test
  void put_betweenTheMarks_leavesTheRestAlone() {
    String document = "before\n" + ResultsTable.BEGIN + "\nold\n" + ResultsTable.END + "\nafter\n";

    String written = ResultsTable.put(document, "new");

    assertThat(written).startsWith("before\n").endsWith("after\n").contains("new");
    assertThat(written).doesNotContain("old");
    assertThat(ResultsTable.put(written, "new")).isEqualTo(written);
  }

  @Test
  void put_withoutTheMarks_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResultsTable.put("no marks", "new"))
        .withMessageContaining(ResultsTable.BEGIN);
  }

  @Test
  void row_writtenAndRead_isTheSame() {
    assertThat(Row.parse(RATIO.line())).isEqualTo(RATIO);
  }

  @Test
  void row_thatMissesWhatIsWanted_saysSo() {
    Row missed = Row.ratio("memory", 1.6, Optional.of(Row.Wanted.atMost(1.5)), "", "");

    assertThat(missed.wanted()).isEqualTo("≤ 1.5, **missed**");
  }
}
