package dev.hatrack;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// Each line of docs/threat-model.md names its test, or says that the danger is accepted.
class ThreatModelTest {
  private static final Path PAGE = Path.of("..", "docs", "threat-model.md");
  private static final Pattern NAMED = Pattern.compile("`(\\w+#\\w+)`");
  private static final String TABLE_OF_ATTACKS = "| attack |";

  private static Stream<String> attacks() throws IOException {
    String[] sections = Files.readString(PAGE).split("\n## ");
    return Stream.of(sections)
        .filter(section -> section.contains(TABLE_OF_ATTACKS))
        .flatMap(String::lines)
        .filter(line -> line.startsWith("| ") && !line.startsWith(TABLE_OF_ATTACKS));
  }

  @Test
  void everyAttack_namesItsTest_orIsAccepted() throws IOException {
    assertThat(attacks())
        .hasSizeGreaterThan(40)
        .allMatch(line -> NAMED.matcher(line).find() || line.contains("accepted"));
  }

  @Test
  void everyTestThatIsNamed_isThere() throws IOException {
    Set<String> tests =
        new ClassFileImporter()
            .importPackages("dev.hatrack").stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(ThreatModelTest::isTest)
                .map(method -> method.getOwner().getSimpleName() + "#" + method.getName())
                .collect(Collectors.toSet());

    assertThat(NAMED.matcher(Files.readString(PAGE)).results().map(found -> found.group(1)))
        .isNotEmpty()
        .isSubsetOf(tests);
  }

  private static boolean isTest(JavaMethod method) {
    return method.isAnnotatedWith(Test.class) || method.isAnnotatedWith(ParameterizedTest.class);
  }
}
