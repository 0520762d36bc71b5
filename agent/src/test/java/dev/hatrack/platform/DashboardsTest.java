package dev.hatrack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hatrack.platform.PlatformFiles.Dashboard;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Grafana cannot be had for a test: this is what can be known of a dashboard without it.
class DashboardsTest {
  private static final String DATASOURCE = "${datasource}";
  private static final Pattern SELECTOR = Pattern.compile("\\{([^}]*)}");
  private static final Pattern RATE = Pattern.compile("rate\\([^\\[]*\\[([^]]*)]");

  static List<Dashboard> dashboards() throws IOException {
    return PlatformFiles.dashboards();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void panels_sayWhatTheyShow(Dashboard dashboard) {
    assertThat(dashboard.panels()).isNotEmpty();
    for (JsonNode panel : dashboard.panels()) {
      String title = panel.path("title").asText();
      assertThat(title).isNotBlank();
      assertThat(panel.path("description").asText()).as(title).isNotBlank();
      assertThat(panel.at("/fieldConfig/defaults/unit").asText()).as(title).isNotBlank();
      assertThat(panel.path("targets")).as(title).isNotEmpty();
    }
    assertThat(dashboard.panels().stream().map(panel -> panel.path("id").asInt()))
        .doesNotHaveDuplicates();
    assertThat(dashboard.panels().stream().map(panel -> panel.path("title").asText()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void panels_lieBesideEachOther(Dashboard dashboard) {
    boolean[][] taken = new boolean[100][24];
    for (JsonNode panel : dashboard.panels()) {
      JsonNode place = panel.path("gridPos");
      for (int y = 0; y < place.path("h").asInt(); y++) {
        for (int x = 0; x < place.path("w").asInt(); x++) {
          int row = place.path("y").asInt() + y;
          int column = place.path("x").asInt() + x;
          assertThat(taken[row][column]).as(panel.path("title").asText()).isFalse();
          taken[row][column] = true;
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void datasourceJobAndInstance_areTheViewersChoice(Dashboard dashboard) {
    assertThat(
            dashboard
                .json()
                .at("/templating/list")
                .valueStream()
                .map(
                    variable ->
                        variable.path("name").asText() + " " + variable.path("type").asText()))
        .containsExactly("datasource datasource", "job query", "instance query");
    for (JsonNode panel : dashboard.panels()) {
      assertThat(panel.at("/datasource/uid").asText()).isEqualTo(DATASOURCE);
      for (JsonNode target : panel.path("targets")) {
        assertThat(target.at("/datasource/uid").asText()).isEqualTo(DATASOURCE);
      }
    }
    for (String expression : dashboard.expressions()) {
      assertThat(MetricNames.inExpression(expression)).as(expression).isNotEmpty();
      assertThat(SELECTOR.matcher(expression).results().map(match -> match.group(1)))
          .as(expression)
          .isNotEmpty()
          .allMatch(selector -> selector.startsWith("job=~\"$job\", instance=~\"$instance\""));
      assertThat(RATE.matcher(expression).results().map(match -> match.group(1)))
          .as(expression)
          .allMatch("$__rate_interval"::equals);
    }
  }

  @Test
  void files_haveNothingThatNomadsTemplateWouldFillIn_andAreAllProvisioned() throws IOException {
    String job = Files.readString(PlatformFiles.DIRECTORY.resolve("grafana.nomad"));
    for (Dashboard dashboard : PlatformFiles.dashboards()) {
      assertThat(job)
          .contains("/grafana/%s.json\")".formatted(dashboard))
          .contains("local/dashboards/%s.json".formatted(dashboard));
      assertThat(
              Files.readString(
                  PlatformFiles.DIRECTORY.resolve("grafana/%s.json".formatted(dashboard))))
          .doesNotContain("[[");
    }
    assertThat(PlatformFiles.dashboards().stream().map(each -> each.json().path("uid").asText()))
        .doesNotHaveDuplicates()
        .allMatch(uid -> uid.startsWith("hatrack-"));
  }
}
