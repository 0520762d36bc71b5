package dev.hatrack.hat;

/// How a board is.
public sealed interface Health {
  /// It answers and does what it is told.
  record Healthy() implements Health {
    @Override
    public String toString() {
      return "healthy";
    }
  }

  /// It is there but something went wrong; `reason` says what, for a person.
  record Failed(String reason) implements Health {
    @Override
    public String toString() {
      return "failed: " + reason;
    }
  }

  /// It does not answer at all: not plugged in, or pulled out.
  record Absent(String reason) implements Health {
    @Override
    public String toString() {
      return "absent: " + reason;
    }
  }

  default boolean healthy() {
    return this instanceof Healthy;
  }

  /// Why it is not healthy; empty text when it is.
  default String reason() {
    return switch (this) {
      case Healthy _ -> "";
      case Failed failed -> failed.reason();
      case Absent absent -> absent.reason();
    };
  }
}
