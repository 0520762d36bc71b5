package dev.hatrack.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// What a machine must have for a test. Where it has not, the test is reported as skipped and says
/// so loudly; with `CI=true` it fails.
public final class Requirement {
  private Requirement() {}

  /// @param who needs it
  static void root(String who) throws IOException {
    that(
        Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid")),
        who + " need root; run the tests as root");
  }

  /// @param otherwise what is then said
  public static void that(boolean met, String otherwise) {
    if (met) {
      return;
    }
    String text = "NOT TESTED: " + otherwise;
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(text + " (CI=true: nothing may be skipped)");
    }
    skip(text);
  }

  /// For the extended list, which is run where its programs are cached: skips the test with
  /// `CI=true` too.
  public static void extended(boolean met, String otherwise) {
    if (!met) {
      skip("NOT RUN: " + otherwise);
    }
  }

  /// Skips the test, and says so loudly.
  private static void skip(String text) {
    String line = "*".repeat(100);
    System.err.println(line + "\n" + text + "\n" + line);
    Assumptions.abort(text);
  }
}
