package dev.hatrack.bus.simulated;

/// A chip on simulated SPI wires that only listens.
public interface SpiChip {
  /// Chip select goes low (`true`), or high again.
  void selected(boolean now);

  /// The master clocks a byte out, 0-255. Called while the chip is selected only.
  void accept(int value);

  /// The supply goes away and comes back: everything is as after power-on.
  void powerCycle();
}
