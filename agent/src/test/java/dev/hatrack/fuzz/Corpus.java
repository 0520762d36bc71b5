package dev.hatrack.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Writes a parser's right inputs as files, for `tools/fuzz` to begin with.
public final class Corpus {
  private Corpus() {}

  /// @param args the parser's name and a directory, or nothing: then the names of all are printed
  public static void main(String[] args) throws IOException {
    if (args.length == 0) {
      Targets.all().forEach(target -> System.out.println(target.name()));
      return;
    }
    Path directory = Files.createDirectories(Path.of(args[1]));
    List<byte[]> seeds = Targets.named(args[0]).seeds();
    for (int seed = 0; seed < seeds.size(); seed++) {
      Files.write(directory.resolve("seed-" + seed), seeds.get(seed));
    }
  }
}
