package dev.hatrack.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rights that docs/configuration.md says an agent needs are those that the Ansible role gives
/// it.
class DocumentedPoliciesTest {
  private static final Path PAGE = Path.of("docs", "configuration.md");
  private static final Path POLICIES = Page.ROOT.resolve("ansible").resolve("files/policies");

  @ParameterizedTest
  @CsvSource({"nomad, namespace", "consul, service_prefix"})
  void policy_documented_isTheOneOfTheRole(String of, String typicalRule) throws IOException {
    Path given = POLICIES.resolve(of).resolve("hatrack-agent.hcl");
    assertThat(documented(typicalRule)).isEqualTo(rules(Files.readAllLines(given))).isNotEmpty();
  }

  private static List<String> documented(String typicalRule) throws IOException {
    return Page.all().stream()
        .filter(page -> page.file().equals(PAGE))
        .flatMap(page -> page.blocks().stream())
        .filter(block -> block.info().equals("hcl"))
        .filter(block -> block.lines().stream().anyMatch(line -> line.startsWith(typicalRule)))
        .flatMap(block -> rules(block.lines()).stream())
        .toList();
  }

  /// One line each, without comments and more than one space, in the order of the alphabet.
  private static List<String> rules(List<String> lines) {
    return lines.stream()
        .map(line -> line.replaceFirst("#.*", "").strip().replaceAll("\\s+", " "))
        .filter(line -> !line.isEmpty())
        .sorted()
        .toList();
  }
}
