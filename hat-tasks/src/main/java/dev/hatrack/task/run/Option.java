package dev.hatrack.task.run;

import java.util.Locale;

/// An option of a task: `--name VALUE`, or the variable `HATRACK_NAME` in the environment.
///
/// @param name in kebab case, without dashes
/// @param value what stands for its value in the help
/// @param meaning a phrase for the help, with the usual value
public record Option(String name, String value, String meaning) {
  /// The environment's name for it.
  public String variable() {
    return "HATRACK_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
