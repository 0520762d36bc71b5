package dev.hatrack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every Java file is as google-java-format writes it. A test and not a Maven plugin, because a
/// plugin would run on Maven's own Java, which may be too old for it. `-Dformat.fix` rewrites.
class FormattingTest {
  @Test
  void everyFile_isFormatted() throws IOException, FormatterException {
    List<Path> files = new ArrayList<>();
    for (String module : List.of("agent", "hat-tasks")) {
      try (Stream<Path> tree = Files.walk(Path.of("..", module, "src"))) {
        tree.filter(path -> path.toString().endsWith(".java")).forEach(files::add);
      }
    }
    List<Path> wrong = new ArrayList<>();
    Formatter formatter = new Formatter();
    for (Path file : files) {
      String source = Files.readString(file);
      String formatted = formatter.formatSourceAndFixImports(source);
      if (!formatted.equals(source)) {
        wrong.add(file);
        if (System.getProperty("format.fix") != null) {
          Files.writeString(file, formatted);
        }
      }
    }
    assertThat(files).hasSizeGreaterThan(20);
    if (System.getProperty("format.fix") == null) {
      assertThat(wrong).as("run `mvn test -pl agent -am -Dformat.fix`").isEmpty();
    }
  }
}
