package dev.hatrack.app;

import dev.hatrack.board.Board;
import dev.hatrack.board.Slot;
import dev.hatrack.board.scroll.ScrollHatMini;
import dev.hatrack.board.scroll.ScrollPhatHd;
import dev.hatrack.board.simulated.SimulatedScroll;
import dev.hatrack.bus.Buses;
import dev.hatrack.doctor.ConfiguredBoard;
import dev.hatrack.hat.BoardModel;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Every kind of board that the agent can drive, by slug.
final class BoardCatalogue {
  private record Kind(
      BoardModel model,
      int address,
      Map<String, Integer> lines,
      BiFunction<Buses, InstantSource, Board> real,
      BiFunction<InstantSource, UnaryOperator<Buses>, SimulatedScroll> simulated) {
    String slug() {
      return model.slug();
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              ScrollHatMini.MODEL,
              ScrollHatMini.ADDRESS,
              ScrollHatMini.lines(),
              ScrollHatMini::new,
              SimulatedScroll::hatMini),
          new Kind(
              ScrollPhatHd.MODEL,
              ScrollPhatHd.ADDRESS,
              Map.of(),
              (buses, _) -> new ScrollPhatHd(buses),
              (_, wires) -> SimulatedScroll.phatHd(wires)));

  private BoardCatalogue() {}

  /// The slugs that `boards` may name.
  static List<String> slugs() {
    return KINDS.stream().map(Kind::slug).toList();
  }

  /// A place in the rack for a configured board.
  ///
  /// @param header the Pi's own wires, asked for only when the board is a real one
  /// @param wires what to put round any board's wires, real or simulated
  static Slot slot(
      BoardConfig config, InstantSource clock, Supplier<Buses> header, UnaryOperator<Buses> wires) {
    Kind kind = kind(config);
    if (!config.simulated()) {
      Buses real = wires.apply(header.get());
      return new Slot(kind.real().apply(real, clock), Optional.empty());
    }
    SimulatedScroll simulated = kind.simulated().apply(clock, wires);
    simulated.fault(config.fault());
    return new Slot(simulated.board(), Optional.of(simulated));
  }

  /// What the doctor has to know of a configured board, whose chips it asks over the header.
  static ConfiguredBoard examined(BoardConfig config, InstantSource clock, Buses header) {
    Kind kind = kind(config);
    Optional<Board> real =
        config.simulated() ? Optional.empty() : Optional.of(kind.real().apply(header, clock));
    return new ConfiguredBoard(kind.model(), kind.address(), kind.lines(), real);
  }

  static List<BoardModel> models() {
    return KINDS.stream().map(Kind::model).toList();
  }

  private static Kind kind(BoardConfig config) {
    return KINDS.stream().filter(k -> k.slug().equals(config.board())).findFirst().orElseThrow();
  }
}
