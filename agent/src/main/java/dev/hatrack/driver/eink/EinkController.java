package dev.hatrack.driver.eink;

import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;

/// A controller with its panel. For use by one thread at a time.
public sealed interface EinkController permits Ssd1608, Panel212x104 {
  /// The fastest clock of SPI that Pimoroni's library uses with these panels.
  int SPI_HERTZ = 488_000;

  SurfaceFormat format();

  /// Resets the controller, sends it a page, has it refresh the panel, and returns when BUSY says
  /// that it has: seconds later.
  ///
  /// @throws dev.hatrack.bus.BusException when a wire fails or the panel does not get done; what it
  ///   shows then is not known
  void show(Frame page) throws InterruptedException;
}
