package dev.hatrack.board.sense;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.BusException.Kind;
import java.util.List;
import java.util.stream.Collectors;

/// What went wrong with several parts, as one.
final class Failures {
  private Failures() {}

  /// Nobody is there: `NAK` when that is what every part said. Of the reasons only the first is
  /// told, for they are all of a kind.
  static BusException ofAll(List<BusException> failures) {
    boolean silent = failures.stream().allMatch(e -> e.kind() == Kind.NAK);
    BusException first = failures.getFirst();
    return new BusException(
        silent ? Kind.NAK : Kind.ERROR,
        "none of %d parts answers as it should: %s".formatted(failures.size(), first.reason()),
        first);
  }

  /// The board is there, but these parts are not well: never `NAK`, which would say that the board
  /// is gone.
  static BusException ofSome(List<BusException> failures) {
    String reasons =
        failures.stream().map(BusException::reason).distinct().collect(Collectors.joining("; "));
    return new BusException(Kind.ERROR, reasons, failures.getFirst());
  }
}
