package dev.hatrack.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// What the package tells people is what the program does.
class PackagedFilesTest {
  private static final Path FILES = Path.of("src", "deb");
  private static final Pattern KEY = Pattern.compile("^[ -]*([A-Za-z0-9]+):", Pattern.MULTILINE);

  /// In the default file `#key` and `# key` are what could be there, `# words` are words.
  private static final Pattern DEFAULT = Pattern.compile("^#(?=[a-z]|  [a-z])", Pattern.MULTILINE);

  private static final String EVERYTHING =
      """
      boards: [{board: inky-phat, simulated: true}]
      auth:
        tokens: [{name: me, sha256: "%s"}]
        jobs: [{job: alert}]
      """
          .formatted("0".repeat(64));

  private static String file(String name) throws IOException {
    return Files.readString(FILES.resolve(name));
  }

  private static Set<String> keys(String yaml) {
    return KEY.matcher(yaml)
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void defaultFile_asInstalled_changesNothing() throws IOException {
    assertThat(ConfigFile.parse(file("hatrack.yaml"), Map.of()).inForce())
        .isEqualTo(ConfigFile.parse("", Map.of()).inForce());
  }

  @Test
  void defaultFile_withEveryCommentTakenAway_isTheDefaults() throws IOException {
    String uncommented = DEFAULT.matcher(file("hatrack.yaml")).replaceAll("");
    assertThat(ConfigFile.parse(uncommented, Map.of()).inForce())
        .isEqualTo(ConfigFile.parse("", Map.of()).inForce());
  }

  @Test
  void defaultFile_namesEveryKey() throws IOException {
    String uncommented = file("hatrack.yaml").replaceAll("(?m)^#", "");
    assertThat(keys(uncommented))
        .containsAll(keys(ConfigFile.parse(EVERYTHING, Map.of()).inForce()));
  }

  @Test
  void manual_hasEveryCommand() throws IOException {
    String manual = file("man/hatrack.1");
    for (String command : commands(Main.commandLine()).toList()) {
      assertThat(manual).containsPattern("\\.BI? \"?" + command + "\\b");
    }
  }

  @Test
  void manual_hasEveryOptionAndNoOther() throws IOException {
    Set<String> options =
        options(Main.commandLine()).collect(Collectors.toCollection(TreeSet::new));
    List<String> told =
        Pattern.compile("\\\\-\\\\-([a-z]+(?:\\\\-[a-z]+)*)")
            .matcher(file("man/hatrack.1"))
            .results()
            .map(result -> "--" + result.group(1).replace("\\", ""))
            .distinct()
            .sorted()
            .toList();
    assertThat(told).containsExactlyElementsOf(options);
  }

  /// As people type them: `leds text`.
  private static Stream<String> commands(CommandLine parent) {
    return shown(parent)
        .flatMap(
            command ->
                command.getSubcommands().isEmpty()
                    ? Stream.of(command.getCommandName())
                    : commands(command).map(sub -> command.getCommandName() + " " + sub));
  }

  private static Stream<String> options(CommandLine command) {
    Stream<String> own =
        command.getCommandSpec().options().stream()
            .flatMap(option -> Stream.of(option.names()))
            .filter(name -> name.startsWith("--"));
    return Stream.concat(own, shown(command).flatMap(PackagedFilesTest::options));
  }

  private static Stream<CommandLine> shown(CommandLine parent) {
    return parent.getSubcommands().values().stream()
        .distinct()
        .filter(command -> !command.getCommandSpec().usageMessage().hidden());
  }
}
