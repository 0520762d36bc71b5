package dev.hatrack.board.simulated;

import dev.hatrack.board.Board;
import dev.hatrack.board.scroll.ScrollHatMini;
import dev.hatrack.board.scroll.ScrollPhatHd;
import dev.hatrack.bus.Buses;
import dev.hatrack.bus.simulated.Is31fl3731Chip;
import dev.hatrack.bus.simulated.SimulatedHeader;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A Scroll HAT Mini or a Scroll pHAT HD on a header of its own that exists in software only: what
/// a person could do to it and see on it.
public final class SimulatedScroll implements SimulatedBoard {
  private static final int WIDTH = 17;
  private static final int HEIGHT = 7;
  private static final int ADDRESS = 0x74;

  private final SimulatedHeader header = new SimulatedHeader();
  private final Is31fl3731Chip chip = new Is31fl3731Chip();
  private final Map<String, Integer> lines;
  private final Map<String, Boolean> held = new LinkedHashMap<>();
  private final Board board;

  private SimulatedScroll(Map<String, Integer> lines, Function<Buses, Board> maker) {
    this.lines = lines;
    lines.keySet().forEach(button -> held.put(button, false));
    header.attach(ADDRESS, chip);
    this.board = maker.apply(header);
  }

  /// @param wires what the board is to see of its header: the header itself, or something round it
  ///   that records
  public static SimulatedScroll hatMini(InstantSource clock, UnaryOperator<Buses> wires) {
    return new SimulatedScroll(
        ScrollHatMini.lines(), header -> new ScrollHatMini(wires.apply(header), clock));
  }

  /// @param wires what the board is to see of its header: the header itself, or something round it
  ///   that records
  public static SimulatedScroll phatHd(UnaryOperator<Buses> wires) {
    return new SimulatedScroll(Map.of(), header -> new ScrollPhatHd(wires.apply(header)));
  }

  @Override
  public Board board() {
    return board;
  }

  @Override
  public SimulatedHeader header() {
    return header;
  }

  /// What a person sees: row by row from the top left, for each LED its PWM, 0 (dark) to 255. Gamma
  /// and brightness have been applied.
  public int[][] seen() {
    int[] light = chip.seen();
    int[][] rows = new int[HEIGHT][WIDTH];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        rows[y][x] = light[wired(x, HEIGHT - 1 - y)];
      }
    }
    return rows;
  }

  @Override
  public Set<Fault> faults() {
    return WireFaults.KNOWN;
  }

  @Override
  public Fault fault() {
    return WireFaults.of(header);
  }

  @Override
  public void fault(Fault fault) {
    WireFaults.order(header, fault);
  }

  @Override
  public synchronized Map<String, Boolean> buttons() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(held));
  }

  @Override
  public synchronized void hold(String button, boolean down) {
    Integer line = lines.get(button);
    if (line == null) {
      throw new IllegalArgumentException(
          "%s has no button %s; it has %s"
              .formatted(board.model().product(), button, held.keySet()));
    }
    held.put(button, down);
    if (down) {
      header.line(line).drive(false);
    } else {
      header.line(line).release();
    }
  }

  /// The LED at a place on the board, counted as the maker's library counts: `up` from the bottom
  /// row. Written apart from the driver's own map, so that a mistake in either shows.
  private static int wired(int x, int up) {
    int column = x > 8 ? x - 8 : 8 - x;
    int row = x > 8 ? 6 - (up + 8) : up;
    return column * 16 + row;
  }
}
