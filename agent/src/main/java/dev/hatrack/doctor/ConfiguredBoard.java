package dev.hatrack.doctor;

import dev.hatrack.board.Board;
import dev.hatrack.bus.Buses;
import dev.hatrack.hat.BoardModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A board that the configuration names.
///
/// @param addresses its chips' addresses on the header's I2C bus, the one to name first
/// @param lines the BCM number of each line that it uses, by what for; without those of SPI
/// @param spi whether it hangs on SPI bus 0, chip select 0
/// @param framebuffer the name of the framebuffer that the kernel makes of its LEDs, where it does;
///   the kernel may then have its chips
/// @param keys the name of the input device that the kernel makes of its buttons, where it does
/// @param real its wires, to be asked and never written to; empty when it is simulated
public record ConfiguredBoard(
    BoardModel model,
    List<Integer> addresses,
    Map<String, Integer> lines,
    boolean spi,
    Optional<String> framebuffer,
    Optional<String> keys,
    Optional<Real> real) {
  public ConfiguredBoard {
    addresses = List.copyOf(addresses);
    lines = new LinkedHashMap<>(lines);
  }

  /// A board on real wires.
  ///
  /// @param board the board itself; empty when its panel has to be found out first
  public record Real(Buses header, Optional<Board> board) {}

  String slug() {
    return model.slug();
  }

  boolean simulated() {
    return real.isEmpty();
  }

  int address() {
    return addresses.getFirst();
  }

  /// As it goes into a sentence: `address 0x50 of I2C bus 1`.
  String where(int bus) {
    return where(address(), bus);
  }

  static String where(int address, int bus) {
    return "address 0x%02x of I2C bus %d".formatted(address, bus);
  }
}
