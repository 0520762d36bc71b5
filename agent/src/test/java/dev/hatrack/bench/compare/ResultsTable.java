package dev.hatrack.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes what the parts gave into docs/benchmarks.md, between two marks: the machine and the
/// versions first, then the figures with a ratio, then those without.
final class ResultsTable {
  static final String BEGIN = "<!-- bench/run all: begin -->";
  static final String END = "<!-- bench/run all: end -->";

  private static final String CPU_NAME = "model name";

  private ResultsTable() {}

  /// @param parts in the order in which they are to be seen
  static void write(Path document, List<String> parts) throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (String part : parts) {
      rows.addAll(Results.of(part));
    }
    String text = Files.readString(document);
    Files.writeString(document, put(text, machine() + "\n\n" + table(rows)));
  }

  /// The document with something else between the marks.
  ///
  /// @throws IllegalArgumentException when the marks are not there
  static String put(String document, String between) {
    int begin = document.indexOf(BEGIN);
    int end = document.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(
          "the document lacks the lines %s and %s".formatted(BEGIN, END));
    }
    return document.substring(0, begin + BEGIN.length())
        + "\n\n"
        + between.strip()
        + "\n\n"
        + document.substring(end);
  }

  static String table(List<Row> rows) {
    List<String> lines = new ArrayList<>();
    lines.add("| what | ratio | wanted | Hatrack | the other |");
    lines.add("|---|---|---|---|---|");
    rows.stream().filter(row -> !row.ratio().isEmpty()).map(ResultsTable::line).forEach(lines::add);
    rows.stream().filter(row -> row.ratio().isEmpty()).map(ResultsTable::line).forEach(lines::add);
    return String.join("\n", lines);
  }

  private static String line(Row row) {
    return "| " + String.join(" | ", row.cells()) + " |";
  }

  private static String machine() throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(
        """
        Taken on %s by `bench/run all`. Machine: one that gives %s cores, %s, %s, Java %s; load \
        average at the end %s. **No Raspberry Pi; every board and bus is simulated.**\
        """
            .formatted(
                LocalDate.now(ZoneId.systemDefault()),
                Side.output(List.of("nproc", "--all")),
                cpu(),
                Side.output(List.of("uname", "-sr")),
                Runtime.version(),
                Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0]));
    words.add(
        "The others: %s; %s; %s.".formatted(version("flask"), version("go"), version("node-red")));
    return String.join("\n", words);
  }

  private static String version(String peer) throws InterruptedException {
    try {
      return Side.version(peer);
    } catch (IOException e) {
      return peer + " not installed";
    }
  }

  private static String cpu() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(CPU_NAME))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("a CPU without a name");
    }
  }
}
