package dev.hatrack.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The rows of each part, in a file of its own under the build directory, so that each part can be
/// run alone and the table is made of what there is.
final class Results {
  static final Path DIRECTORY = Path.of("agent/target/bench");

  private Results() {}

  /// Keeps the rows of a part, and prints them.
  static void keep(String part, List<Row> rows) throws IOException {
    Files.createDirectories(DIRECTORY);
    Files.write(file(part), rows.stream().map(Row::line).toList());
    for (Row row : rows) {
      System.out.println(
          "%s: %s %s | Hatrack %s | %s"
              .formatted(row.what(), row.ratio(), row.wanted(), row.ours(), row.theirs()));
    }
  }

  /// What a part gave when it was last run; none when it never was.
  static List<Row> of(String part) throws IOException {
    List<Row> rows = new ArrayList<>();
    if (Files.exists(file(part))) {
      for (String line : Files.readAllLines(file(part))) {
        rows.add(Row.parse(line));
      }
    }
    return rows;
  }

  private static Path file(String part) {
    return DIRECTORY.resolve(part + ".rows");
  }
}
