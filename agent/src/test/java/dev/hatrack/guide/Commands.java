package dev.hatrack.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Splits what is typed into commands, as a shell does: a line that bash calls unfinished goes on
/// in the next one.
final class Commands {
  private Commands() {}

  /// @throws IllegalArgumentException when the last one is unfinished, or is no bash at all
  static List<String> of(List<String> lines) {
    List<String> commands = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (String line : lines) {
      if (open.isEmpty() && (line.isBlank() || line.strip().startsWith("#"))) {
        continue;
      }
      open.add(line);
      String command = String.join("\n", open);
      if (!line.endsWith("\\") && complete(command)) {
        commands.add(command);
        open.clear();
      }
    }
    if (!open.isEmpty()) {
      throw new IllegalArgumentException("bash does not understand " + String.join("\n", open));
    }
    return List.copyOf(commands);
  }

  private static boolean complete(String command) {
    try {
      Process bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
      try (var in = bash.getOutputStream()) {
        in.write(command.getBytes(StandardCharsets.UTF_8));
      }
      // A here-document without its end is only warned of.
      String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return bash.waitFor() == 0 && said.isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
