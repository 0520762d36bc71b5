package dev.hatrack.board;

import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;

/// LEDs in rows and columns.
public interface LedMatrix {
  SurfaceFormat format();

  /// Shows a frame, and returns when the last byte is on the bus.
  ///
  /// @param brightness 0.0 (dark) to 1.0 (as the frame says)
  /// @throws dev.hatrack.bus.BusException when the chip does not take it
  void show(Frame frame, double brightness);
}
