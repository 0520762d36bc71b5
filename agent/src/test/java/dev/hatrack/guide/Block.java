package dev.hatrack.guide;

import java.nio.file.Path;
import java.util.List;

/// A fenced block of a page.
///
/// @param line where it begins, from 1
/// @param info what stands behind its fence: a language, and words for the tests
public record Block(Path page, int line, String info, List<String> lines) {
  private static final List<String> SHELLS = List.of("sh", "bash", "shell", "console", "zsh");
  private static final String OUTPUT = "text output";

  /// Whether it holds what a reader is to type.
  boolean isTyped() {
    return SHELLS.contains(info.split(" ", 2)[0]);
  }

  /// Whether it says what the typed block before it prints.
  boolean isOutput() {
    return info.equals(OUTPUT);
  }

  /// Where its commands are run.
  ///
  /// @throws IllegalArgumentException when its fence does not say that, with what it can say
  Place place() {
    return Place.of(info);
  }

  /// What is typed, one complete command each.
  List<String> commands() {
    return Commands.of(lines);
  }

  @Override
  public String toString() {
    return page + ":" + line;
  }
}
