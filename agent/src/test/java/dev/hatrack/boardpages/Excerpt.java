package dev.hatrack.boardpages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A file of the repository as a page shows it: whole, but for a Java file's package and imports.
final class Excerpt {
  // A program and not commands to type: those are in blocks of another language, and are run.
  private static final Map<String, String> LANGUAGES =
      Map.of("java", "java", "py", "python", "sh", "shell-script", "nomad", "hcl");

  private Excerpt() {}

  /// @param name the file's, from the repository's root
  static String of(String name) {
    String text = text(Path.of("..").resolve(name));
    String ending = name.substring(name.lastIndexOf('.') + 1);
    String shown = ending.equals("java") ? withoutImports(text) : text;
    return "```%s\n%s\n```\n".formatted(LANGUAGES.get(ending), shown.strip());
  }

  private static String withoutImports(String source) {
    Predicate<String> before =
        line -> !line.startsWith("///") && !line.matches("(public|final|class).*");
    return source.lines().dropWhile(before).collect(Collectors.joining("\n"));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
