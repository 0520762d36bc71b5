package dev.hatrack.doctor;

/// Looks at one thing.
@FunctionalInterface
public interface Check {
  Finding examine(Machine machine);
}
