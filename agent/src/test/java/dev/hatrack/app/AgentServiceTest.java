package dev.hatrack.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The agent's own start, which does without the command line's library.
class AgentServiceTest {
  @Test
  void agent_readsTheUsualFile_ifItIsThere() {
    assertThat(AgentService.asked(List.of("agent"))).contains(ConfigPlace.USUAL);
    assertThat(ConfigPlace.USUAL.named()).isFalse();
  }

  @Test
  void agentWithAFile_readsThatOne() {
    assertThat(AgentService.asked(List.of("agent", "--config", "here.yaml")))
        .contains(new ConfigPlace(Path.of("here.yaml"), true));
  }

  /// Those are the library's to explain or to do.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "agnet",
        "agent --config",
        "agent --check",
        "agent --config=here.yaml",
        "agent --config here.yaml --check",
        "agent --help",
        "demo --config here.yaml",
        "agent --conf here.yaml"
      })
  void allElse_isLeftToTheCommandLine(String line) {
    assertThat(AgentService.asked(List.of(line.split(" ")))).isEmpty();
  }

  @Test
  void whatTheAgentIsMadeOf_knowsNoCommandLine() {
    ArchRuleDefinition.noClasses()
        .that()
        .haveNameMatching(
            ".*\\.app\\.(AgentService|Agent|ConfigPlace|ConfigFile|Wiring|Plugins|Version)")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(new ClassFileImporter().importPackages("dev.hatrack.app"));
  }
}
