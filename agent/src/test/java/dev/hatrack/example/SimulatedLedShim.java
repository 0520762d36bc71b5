package dev.hatrack.example;

import dev.hatrack.board.Board;
import dev.hatrack.board.simulated.SimulatedBoard;
import dev.hatrack.board.simulated.WireFaults;
import dev.hatrack.bus.Buses;
import dev.hatrack.bus.simulated.Is31fl3731Chip;
import dev.hatrack.bus.simulated.SimulatedHeader;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A LED SHIM on a header of its own that exists in software only.
public final class SimulatedLedShim implements SimulatedBoard {
  private final SimulatedHeader header = new SimulatedHeader();
  private final Is31fl3731Chip chip = new Is31fl3731Chip();
  private final Board board;

  /// @param wires what the board is to see of its header: the header itself, or something round it
  ///   that records
  public SimulatedLedShim(UnaryOperator<Buses> wires) {
    header.attach(LedShim.ADDRESS, chip);
    this.board = new LedShim(wires.apply(header));
  }

  @Override
  public Board board() {
    return board;
  }

  @Override
  public SimulatedHeader header() {
    return header;
  }

  /// What a person sees: for each of the chip's LEDs its PWM, 0 (dark) to 255.
  public int[] seen() {
    return chip.seen();
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
  public Map<String, Boolean> buttons() {
    return Map.of();
  }

  @Override
  public void hold(String button, boolean down) {
    throw new IllegalArgumentException("a LED SHIM has no button " + button + "; it has none");
  }
}
