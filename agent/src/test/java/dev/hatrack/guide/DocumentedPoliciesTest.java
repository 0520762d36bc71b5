package dev.hatrack.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rights that docs/configuration.md says an agent needs are those that the Ansible role gives
/// it.
class DocumentedPoliciesTest {
  private static final Path PAGE = Path.of("docs", "configuration.md");
  private static final Path ROLE =
      Page.ROOT.resolve("ansible").resolve("roles/hatrack/tasks/access.yml");

  @ParameterizedTest
  @ValueSource(strings = {"namespace", "service_prefix"})
  void policy_documented_isTheOneOfTheRole(String typicalRule) throws IOException {
    assertThat(documented(typicalRule)).isEqualTo(given(typicalRule)).isNotEmpty();
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

  /// The block of rules in the role's tasks that has the typical one.
  private static List<String> given(String typicalRule) throws IOException {
    return Arrays.stream(Files.readString(ROLE).split("(rules|_rules): \\|\n"))
        .skip(1)
        .map(text -> rules(text.lines().takeWhile(line -> line.contains("policy =")).toList()))
        .filter(rules -> rules.stream().anyMatch(rule -> rule.startsWith(typicalRule)))
        .findFirst()
        .orElseThrow();
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
