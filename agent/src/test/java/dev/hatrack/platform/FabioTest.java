package dev.hatrack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Fabio cannot be had for a test. Its options and tags are at least those that the documents of
/// Fabio 1.7.3 name: `fabio.properties`, and the tags of its quick start.
class FabioTest {
  private static final Set<String> DOCUMENTED =
      Set.of(
          "metrics.target",
          "proxy.addr",
          "registry.consul.addr",
          "registry.consul.register.enabled",
          "registry.consul.tagprefix",
          "registry.consul.token",
          "ui.access",
          "ui.addr");
  private static final Pattern OPTION = Pattern.compile("(?m)^ +([a-z]+\\.[a-z.]+) = ");
  private static final Pattern TAG = Pattern.compile("\"(urlprefix-[^\"]*)\"");
  private static final Pattern ROUTE = Pattern.compile("urlprefix-[^/ ]*/[^ ]*( [a-z]+=[^ ]+)*");
  private static final Pattern HOST = Pattern.compile("rule=Host\\(`([^`]+)`\\)");

  @Test
  void options_areDocumented() throws IOException {
    String job = Files.readString(PlatformFiles.DIRECTORY.resolve("fabio.nomad"));
    String properties = job.substring(job.indexOf("data "));

    assertThat(OPTION.matcher(properties).results().map(match -> match.group(1)))
        .containsExactlyInAnyOrderElementsOf(DOCUMENTED);
  }

  @Test
  void tags_areRoutes_andServeWhatTraefikServes() throws IOException {
    int found = 0;
    for (Path file : jobFiles()) {
      String job = Files.readString(file);
      List<String> routes = all(TAG, job);
      assertThat(routes).as(file.toString()).allMatch(tag -> ROUTE.matcher(tag).matches());
      assertThat(routes)
          .as(file.toString())
          .isEqualTo(all(HOST, job).stream().map(host -> "urlprefix-" + host + "/").toList());
      found += routes.size();
    }
    assertThat(found).isPositive();
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }

  private static Set<Path> jobFiles() throws IOException {
    try (Stream<Path> files = Files.walk(PlatformFiles.DIRECTORY.getParent())) {
      return files.filter(file -> file.toString().endsWith(".nomad")).collect(Collectors.toSet());
    }
  }
}
