package dev.hatrack.app;

import dev.hatrack.board.Board;
import dev.hatrack.board.Slot;
import dev.hatrack.board.detect.Detector;
import dev.hatrack.board.detect.InkyDetector;
import dev.hatrack.board.detect.NamelessDetector;
import dev.hatrack.board.detect.SenseHatDetector;
import dev.hatrack.board.inky.InkyPhat;
import dev.hatrack.board.inky.PanelEeprom.Panel;
import dev.hatrack.board.scroll.ScrollHatMini;
import dev.hatrack.board.scroll.ScrollPhatHd;
import dev.hatrack.board.sense.SenseHat;
import dev.hatrack.board.simulated.SimulatedBoard;
import dev.hatrack.board.simulated.SimulatedInky;
import dev.hatrack.board.simulated.SimulatedScroll;
import dev.hatrack.board.simulated.SimulatedSenseHat;
import dev.hatrack.bus.Buses;
import dev.hatrack.hat.BoardModel;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Every kind of board that the agent can drive, by slug.
final class BoardCatalogue {
  private static final List<BoardKind> KINDS =
      List.of(
          new BoardKind(
              ScrollHatMini.MODEL,
              List.of(ScrollHatMini.ADDRESS),
              ScrollHatMini.lines(),
              (clock, _) ->
                  new NamelessDetector(
                      ScrollHatMini.MODEL,
                      ScrollHatMini.ADDRESS,
                      buses -> new ScrollHatMini(buses, clock)),
              (_, buses, clock) -> Optional.of(new ScrollHatMini(buses, clock)),
              (_, clock, wires) -> SimulatedScroll.hatMini(clock, wires)),
          new BoardKind(
              ScrollPhatHd.MODEL,
              List.of(ScrollPhatHd.ADDRESS),
              Map.of(),
              (_, _) ->
                  new NamelessDetector(ScrollPhatHd.MODEL, ScrollPhatHd.ADDRESS, ScrollPhatHd::new),
              (_, buses, _) -> Optional.of(new ScrollPhatHd(buses)),
              (_, _, wires) -> SimulatedScroll.phatHd(wires)),
          new BoardKind(
              SenseHat.MODEL,
              SenseHat.ADDRESSES,
              SenseHat.lines(),
              (clock, _) -> new SenseHatDetector(clock),
              (_, buses, clock) -> Optional.of(new SenseHat(buses, clock)),
              (_, clock, wires) -> SimulatedSenseHat.make(clock, wires)),
          new BoardKind(
              InkyPhat.model(Panel.RED_212X104),
              List.of(InkyPhat.ADDRESS),
              InkyPhat.lines(),
              (_, expected) -> new InkyDetector(expected),
              (config, buses, _) -> config.panel().map(panel -> new InkyPhat(buses, panel)),
              (config, _, wires) -> inky(config, wires)));

  private BoardCatalogue() {}

  private static SimulatedInky inky(BoardConfig config, UnaryOperator<Buses> wires) {
    return SimulatedInky.make(config.panel().orElse(Panel.RED_212X104), wires, config.refresh());
  }

  /// The slugs that `boards` may name.
  static List<String> slugs() {
    return KINDS.stream().map(BoardKind::slug).toList();
  }

  /// A place in the rack for a simulated board.
  ///
  /// @param wires what to put round its wires
  static Slot simulated(BoardConfig config, InstantSource clock, UnaryOperator<Buses> wires) {
    SimulatedBoard made = kind(config).simulator().make(config, clock, wires);
    made.fault(config.fault());
    return new Slot(made.board(), Optional.of(made));
  }

  /// A board on real wires; empty for one that has to be found before it can be driven.
  static Optional<Board> real(BoardConfig config, InstantSource clock, Buses header) {
    return kind(config).real().make(config, header, clock);
  }

  /// What can be said of a board before it was found.
  static BoardModel unseen(BoardConfig config) {
    BoardModel model = kind(config).model();
    return new BoardModel(model.slug(), model.vendor(), model.product());
  }

  /// How each kind of board is found, by slug.
  ///
  /// @param expected the slugs that the configuration names
  static Map<String, Detector> detectors(InstantSource clock, List<String> expected) {
    Map<String, Detector> detectors = new LinkedHashMap<>();
    KINDS.forEach(
        kind ->
            detectors.put(kind.slug(), kind.finder().make(clock, expected.contains(kind.slug()))));
    return detectors;
  }

  static List<BoardModel> models() {
    return KINDS.stream().map(BoardKind::model).toList();
  }

  /// The I2C addresses of a configured board's chips.
  static List<Integer> addresses(BoardConfig config) {
    return kind(config).addresses();
  }

  /// The BCM number of each line that a configured board uses, by what for.
  static Map<String, Integer> lines(BoardConfig config) {
    return kind(config).lines();
  }

  static BoardModel model(BoardConfig config) {
    return kind(config).model();
  }

  private static BoardKind kind(BoardConfig config) {
    return KINDS.stream().filter(k -> k.slug().equals(config.board())).findFirst().orElseThrow();
  }
}
