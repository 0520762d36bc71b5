package dev.hatrack.bench.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Measures one part, or makes the table of what the parts gave: see `bench/run all`.
public final class Compare {
  private static final Path DOCUMENT = Path.of("docs/benchmarks.md");

  /// In the order of the table.
  private static final Map<String, Part> PARTS = parts();

  private Compare() {}

  /// @param args the part or `table`, then perhaps `--long`, or `--quick` for one short round
  public static void main(String[] args) throws IOException, InterruptedException {
    String name = args.length == 0 ? "" : args[0];
    if (name.equals("table")) {
      ResultsTable.write(DOCUMENT, List.copyOf(PARTS.keySet()));
      return;
    }
    Part part = PARTS.get(name);
    if (part == null) {
      System.err.println("no part \"" + name + "\"; there are " + PARTS.keySet());
      System.exit(2);
      return;
    }
    Results.keep(name, part.measure(options(List.of(args))));
  }

  private static Map<String, Part> parts() {
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("memory", new MemoryPart());
    parts.put("http", new HttpPart());
    parts.put("bytes", new BytesPart());
    parts.put("wire", new WirePart());
    parts.put("eink", new EinkPart());
    parts.put("tasks", new TasksPart());
    parts.put("idle", new IdlePart());
    parts.put("growth", new GrowthPart());
    return Collections.unmodifiableMap(parts);
  }

  private static Part.Options options(List<String> arguments) {
    if (arguments.contains("--quick")) {
      return new Part.Options(1, 2, false);
    }
    Part.Options usual = Part.Options.USUAL;
    return new Part.Options(usual.rounds(), usual.seconds(), arguments.contains("--long"));
  }
}
