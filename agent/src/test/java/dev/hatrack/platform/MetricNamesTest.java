package dev.hatrack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricNamesTest {
  @Test
  void expression_withEverything_namesItsMetricsAlone() {
    assertThat(
            MetricNames.inExpression(
                "sum by (node, le) (rate(hat_a_total{x=~\"hat_no|b\"}[5m])) / on (node) hat_b > 1e3"
                    + " unless max(hat_c offset 5m) or vector(0)"))
        .containsExactly("hat_a_total", "hat_b", "hat_c");
  }

  @Test
  void page_withHelp_namesItsSamples() {
    assertThat(MetricNames.onPage("# HELP up_help Is.\nup 1\nhat_a{b=\"c\"} 2 3\n"))
        .containsExactly("hat_a", "up");
  }
}
