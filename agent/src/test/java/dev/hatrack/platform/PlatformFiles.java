package dev.hatrack.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What `nomad-jobs/platform` has for Prometheus and Grafana.
final class PlatformFiles {
  static final Path DIRECTORY = Path.of("..", "nomad-jobs", "platform");
  static final Path RULES = DIRECTORY.resolve("prometheus").resolve("alerts.yml");
  static final Path RULE_TESTS = DIRECTORY.resolve("prometheus").resolve("alerts_test.yml");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final YAMLMapper YAML = new YAMLMapper();

  private PlatformFiles() {}

  /// A dashboard.
  ///
  /// @param name its file's, without the ending
  record Dashboard(String name, JsonNode json) {
    List<JsonNode> panels() {
      return json.path("panels").valueStream().toList();
    }

    /// Every query of every panel.
    List<String> expressions() {
      return panels().stream()
          .flatMap(panel -> panel.path("targets").valueStream())
          .map(target -> target.path("expr").asText())
          .toList();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Dashboard> dashboards() throws IOException {
    try (Stream<Path> files = Files.list(DIRECTORY.resolve("grafana"))) {
      return files.sorted().map(PlatformFiles::dashboard).toList();
    }
  }

  private static Dashboard dashboard(Path file) {
    return new Dashboard(
        file.getFileName().toString().replaceFirst("\\.json$", ""), read(JSON, file));
  }

  /// The rules of every group.
  static List<JsonNode> alerts() {
    return read(YAML, RULES)
        .path("groups")
        .valueStream()
        .flatMap(group -> group.path("rules").valueStream())
        .toList();
  }

  /// The names of the alerts that promtool's tests wait for.
  static List<String> alertsInTests() {
    return read(YAML, RULE_TESTS)
        .path("tests")
        .valueStream()
        .flatMap(test -> test.path("alert_rule_test").valueStream())
        .filter(expected -> !expected.path("exp_alerts").isEmpty())
        .map(expected -> expected.path("alertname").asText())
        .toList();
  }

  /// Every PromQL expression there is, with Grafana's variables filled in.
  static List<String> expressions() throws IOException {
    return Stream.concat(
            dashboards().stream().flatMap(dashboard -> dashboard.expressions().stream()),
            alerts().stream().map(rule -> rule.path("expr").asText()))
        .map(expression -> expression.replace("$__rate_interval", "1m"))
        .toList();
  }

  private static JsonNode read(ObjectMapper mapper, Path file) {
    try {
      return mapper.readTree(file.toFile());
    } catch (IOException e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    }
  }
}
