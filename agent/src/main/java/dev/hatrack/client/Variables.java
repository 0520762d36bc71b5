package dev.hatrack.client;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Environment variables, read as Consul's and Nomad's own programs read them: set and empty is the
/// same as not set.
public record Variables(Map<String, String> all) {
  public Optional<String> text(String name) {
    return Optional.ofNullable(all.get(name)).filter(value -> !value.isBlank());
  }

  public Optional<Path> path(String name) {
    return text(name).map(Path::of);
  }

  /// @throws IllegalArgumentException when it is neither true nor false
  public Optional<Boolean> flag(String name) {
    return text(name)
        .map(
            value ->
                switch (value.toLowerCase(Locale.ROOT)) {
                  case "1", "t", "true" -> true;
                  case "0", "f", "false" -> false;
                  default ->
                      throw new IllegalArgumentException(
                          name + " is " + value + "; say true or false");
                });
  }
}
