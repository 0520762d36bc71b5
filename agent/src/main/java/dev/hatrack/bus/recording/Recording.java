package dev.hatrack.bus.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A recording that was read from a file.
///
/// @param name where it came from, for messages
/// @param entries what happened, in order
public record Recording(String name, List<Entry> entries) {
  /// @param number the line's number in the file, from 1
  public record Entry(int number, Transaction transaction) {}

  public Recording {
    entries = List.copyOf(entries);
  }

  /// @throws IOException when the file can't be read
  /// @throws IllegalArgumentException when a line is not of the form; the message names it
  public static Recording read(Path file) throws IOException {
    return parse(file.toString(), Files.readAllLines(file));
  }

  /// Empty lines, and those that begin with `#`, say nothing.
  ///
  /// @throws IllegalArgumentException when a line is not of the form; the message names it
  public static Recording parse(String name, List<String> lines) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        entries.add(new Entry(i + 1, parse(name, i + 1, line)));
      }
    }
    return new Recording(name, entries);
  }

  private static Transaction parse(String name, int number, String line) {
    try {
      return TransactionParser.parse(line);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s, line %d: '%s' %s".formatted(name, number, line, e.getMessage()), e);
    }
  }
}
