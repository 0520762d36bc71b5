package dev.hatrack.board;

import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import java.time.Duration;

/// An e-ink panel.
public interface EinkPanel {
  SurfaceFormat format();

  /// How long the panel is to be left alone between two refreshes, by its maker's advice.
  Duration rest();

  /// Sends a page, refreshes the panel, and returns when the panel says that it is done: seconds
  /// later.
  ///
  /// @throws dev.hatrack.bus.BusException when the panel does not take it, or does not get done in
  ///   time; what it shows then is not known
  void show(Frame page) throws InterruptedException;
}
