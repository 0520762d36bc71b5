package dev.hatrack.fuzz;

/// What `tools/fuzz` hands to Jazzer, which calls it with one input after the other and chooses the
/// next by what ran.
public final class CoverageGuided {
  /// Names the parser.
  static final String PROPERTY = "hatrack.fuzz.target";

  private static final Trial TRIAL = new Trial(Targets.named(System.getProperty(PROPERTY, "")));

  private CoverageGuided() {}

  /// The name and the shape that Jazzer looks for.
  public static void fuzzerTestOneInput(byte[] input) {
    TRIAL.of(input);
  }
}
