package dev.hatrack.fuzz;

import java.util.List;
import java.util.ServiceLoader;

/// Every parser there is a target for.
final class Targets {
  private Targets() {}

  static List<Target> all() {
    return ServiceLoader.load(Target.class).stream().map(ServiceLoader.Provider::get).toList();
  }

  static Target named(String name) {
    return all().stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no parser \"%s\"; there are %s"
                        .formatted(name, all().stream().map(Target::name).toList())));
  }
}
