package dev.hatrack.app;

import dev.hatrack.board.Board;
import dev.hatrack.board.Simulation;
import dev.hatrack.board.Slot;
import dev.hatrack.board.detect.Detector;
import dev.hatrack.board.detect.InkyDetector;
import dev.hatrack.board.detect.ScrollDetector;
import dev.hatrack.board.detect.SenseHatDetector;
import dev.hatrack.board.inky.InkyPhat;
import dev.hatrack.board.inky.PanelEeprom.Panel;
import dev.hatrack.board.scroll.ScrollHatMini;
import dev.hatrack.board.scroll.ScrollPhatHd;
import dev.hatrack.board.sense.SenseHat;
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
  /// A board and what can be done to it.
  private record Simulated(Board board, Simulation simulation) {}

  /// How a board is simulated.
  @FunctionalInterface
  private interface Simulator {
    Simulated make(BoardConfig config, InstantSource clock, UnaryOperator<Buses> wires);
  }

  /// How a configured board is made on real wires; empty for one that has to be found first.
  @FunctionalInterface
  private interface Maker {
    Optional<Board> make(BoardConfig config, Buses buses, InstantSource clock);
  }

  /// @param lines the BCM number of each line that it uses, by what for
  private record Kind(
      BoardModel model,
      List<Integer> addresses,
      Map<String, Integer> lines,
      Maker real,
      Simulator simulated) {
    String slug() {
      return model.slug();
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              ScrollHatMini.MODEL,
              List.of(ScrollHatMini.ADDRESS),
              ScrollHatMini.lines(),
              (_, buses, clock) -> Optional.of(new ScrollHatMini(buses, clock)),
              (_, clock, wires) -> of(SimulatedScroll.hatMini(clock, wires))),
          new Kind(
              ScrollPhatHd.MODEL,
              List.of(ScrollPhatHd.ADDRESS),
              Map.of(),
              (_, buses, _) -> Optional.of(new ScrollPhatHd(buses)),
              (_, _, wires) -> of(SimulatedScroll.phatHd(wires))),
          new Kind(
              SenseHat.MODEL,
              SenseHat.ADDRESSES,
              SenseHat.lines(),
              (_, buses, clock) -> Optional.of(new SenseHat(buses, clock)),
              (_, clock, wires) -> of(SimulatedSenseHat.make(clock, wires))),
          new Kind(
              InkyPhat.model(Panel.RED_212X104),
              List.of(InkyPhat.ADDRESS),
              InkyPhat.lines(),
              (config, buses, _) -> config.panel().map(panel -> new InkyPhat(buses, panel)),
              (config, _, wires) -> of(inky(config, wires))));

  private BoardCatalogue() {}

  private static Simulated of(SimulatedScroll scroll) {
    return new Simulated(scroll.board(), scroll);
  }

  private static Simulated of(SimulatedSenseHat sense) {
    return new Simulated(sense.board(), sense);
  }

  private static Simulated of(SimulatedInky inky) {
    return new Simulated(inky.board(), inky);
  }

  private static SimulatedInky inky(BoardConfig config, UnaryOperator<Buses> wires) {
    return SimulatedInky.make(config.panel().orElse(Panel.RED_212X104), wires, config.refresh());
  }

  /// The slugs that `boards` may name.
  static List<String> slugs() {
    return KINDS.stream().map(Kind::slug).toList();
  }

  /// A place in the rack for a simulated board.
  ///
  /// @param wires what to put round its wires
  static Slot simulated(BoardConfig config, InstantSource clock, UnaryOperator<Buses> wires) {
    Simulated made = kind(config).simulated().make(config, clock, wires);
    made.simulation().fault(config.fault());
    return new Slot(made.board(), Optional.of(made.simulation()));
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
    detectors.put(SenseHat.MODEL.slug(), new SenseHatDetector(clock));
    detectors.put(InkyPhat.SLUG, new InkyDetector(expected.contains(InkyPhat.SLUG)));
    detectors.put(
        ScrollHatMini.MODEL.slug(),
        new ScrollDetector(
            ScrollHatMini.MODEL, ScrollHatMini.ADDRESS, buses -> new ScrollHatMini(buses, clock)));
    detectors.put(
        ScrollPhatHd.MODEL.slug(),
        new ScrollDetector(ScrollPhatHd.MODEL, ScrollPhatHd.ADDRESS, ScrollPhatHd::new));
    return detectors;
  }

  static List<BoardModel> models() {
    return KINDS.stream().map(Kind::model).toList();
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

  private static Kind kind(BoardConfig config) {
    return KINDS.stream().filter(k -> k.slug().equals(config.board())).findFirst().orElseThrow();
  }
}
