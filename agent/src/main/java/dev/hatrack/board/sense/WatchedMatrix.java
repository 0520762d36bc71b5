package dev.hatrack.board.sense;

import dev.hatrack.board.LedMatrix;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;

/// The LEDs as those see them who draw: a failure is noted with the part.
///
/// @param matrix the part
record WatchedMatrix(Watched<SenseMatrix> matrix) implements LedMatrix {
  @Override
  public SurfaceFormat format() {
    return SenseMatrix.FORMAT;
  }

  @Override
  public void show(Frame frame, double brightness) {
    matrix.command(part -> part.show(frame, brightness));
  }
}
