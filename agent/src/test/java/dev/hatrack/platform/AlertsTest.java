package dev.hatrack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Whoever is woken by an alert finds out what to do. Whether it fires when it should, promtool
/// tests with `alerts_test.yml`.
class AlertsTest {
  private static final List<String> SEVERITIES = List.of("critical", "warning", "info");

  @Test
  void alerts_haveASeverityASummaryAndAPage() {
    for (JsonNode rule : PlatformFiles.alerts()) {
      String name = rule.path("alert").asText();
      assertThat(rule.at("/labels/severity").asText()).as(name).isIn(SEVERITIES);
      assertThat(rule.at("/annotations/summary").asText()).as(name).isNotBlank();
      assertThat(rule.at("/annotations/runbook_url").asText())
          .isEqualTo("docs/alerts.md#" + name.toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void page_hasASectionForEachAlert_inTheirOrder() throws IOException {
    assertThat(
            Files.readAllLines(Path.of("..", "docs", "alerts.md")).stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4)))
        .isEqualTo(names());
  }

  @Test
  void page_saysTheSeverityThatTheRuleHas() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "alerts.md"));
    for (JsonNode rule : PlatformFiles.alerts()) {
      String severity = rule.at("/labels/severity").asText();
      assertThat(page)
          .contains(
              "### %s\n\n*%s%s.*"
                  .formatted(
                      rule.path("alert").asText(),
                      severity.substring(0, 1).toUpperCase(Locale.ROOT),
                      severity.substring(1)));
    }
  }

  @Test
  void alerts_areAllSeenToFire() {
    assertThat(PlatformFiles.alertsInTests()).containsAll(names());
  }

  private static List<String> names() {
    return PlatformFiles.alerts().stream().map(rule -> rule.path("alert").asText()).toList();
  }
}
