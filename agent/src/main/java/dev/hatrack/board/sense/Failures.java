package dev.hatrack.board.sense;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.BusException.Kind;
import java.util.List;
import java.util.stream.Collectors;

/// What went wrong with several parts, as one.
final class Failures {
  private Failures() {}

  /// Nobody is there: `NAK` when that is what every part said.
  static BusException ofAll(List<BusException> failures) {
    boolean silent = failures.stream().allMatch(e -> e.kind() == Kind.NAK);
    return joined(silent ? Kind.NAK : Kind.ERROR, failures);
  }

  /// The board is there, but these parts are not well: never `NAK`, which would say that the board
  /// is gone.
  static BusException ofSome(List<BusException> failures) {
    return joined(Kind.ERROR, failures);
  }

  private static BusException joined(Kind kind, List<BusException> failures) {
    String reasons =
        failures.stream().map(BusException::reason).distinct().collect(Collectors.joining("; "));
    return new BusException(kind, reasons, failures.getFirst());
  }
}
