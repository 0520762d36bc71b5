package dev.hatrack.app;

import dev.hatrack.hat.Printable;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Standard error as the agent's log is written to it, one entry a line whatever is in it. Jobs,
/// boards, networks and servers choose texts that come to be logged; none of them may write a line
/// of its own, or move the cursor of whoever reads.
final class LogStream extends PrintStream {
  /// @param out where the lines go, each at once
  LogStream(OutputStream out) {
    super(out, true, StandardCharsets.UTF_8);
  }

  /// From now on standard error is such a stream. To be called before anything else runs.
  static void install() {
    System.setErr(
        new LogStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.err), 1024)));
  }

  @Override
  public void println(String line) {
    super.println(harmless(line));
  }

  /// By which a stack trace is written.
  @Override
  public void println(Object line) {
    super.println(harmless(String.valueOf(line)));
  }

  private static String harmless(String line) {
    StringBuilder made = new StringBuilder(line.length());
    line.codePoints().forEach(point -> append(made, point));
    return made.toString();
  }

  private static void append(StringBuilder made, int point) {
    if (point == '\t' || Printable.harmless(point)) { // a stack trace is indented by tabs
      made.appendCodePoint(point);
      return;
    }
    made.append(
        switch (point) {
          case '\n' -> "\\n";
          case '\r' -> "\\r";
          default -> "\\u%04x".formatted(point);
        });
  }
}
