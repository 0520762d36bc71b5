package dev.hatrack.app;

import dev.hatrack.board.detect.NamelessDetector;
import dev.hatrack.example.LedShim;
import dev.hatrack.example.SimulatedLedShim;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The example's line in the catalogue, if it were shipped.
final class LedShimEntry {
  static final BoardKind LED_SHIM =
      new BoardKind(
          LedShim.MODEL,
          List.of(LedShim.ADDRESS),
          Map.of(),
          (_, _) -> new NamelessDetector(LedShim.MODEL, LedShim.ADDRESS, LedShim::new),
          (_, buses, _) -> Optional.of(new LedShim(buses)),
          (_, _, wires) -> new SimulatedLedShim(wires));

  private LedShimEntry() {}
}
