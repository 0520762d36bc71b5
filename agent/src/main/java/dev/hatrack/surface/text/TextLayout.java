package dev.hatrack.surface.text;

import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;

/// Where a line of text lies on a surface: always in the middle from top to bottom.
///
/// @param format the surface
/// @param line the text as drawn
public record TextLayout(SurfaceFormat format, Bitmap line) {
  /// Whether all of the line is to be seen at once.
  public boolean fits() {
    return line.width() <= format.width();
  }

  /// Where the line's left edge is when it stands in the middle.
  public int centred() {
    return Math.floorDiv(format.width() - line.width(), 2);
  }

  /// The surface with the line's left edge in column `left`, which may be outside on either side.
  ///
  /// @param level how bright the lit pixels are, 0-255
  public Frame frame(int left, int level) {
    int top = Math.floorDiv(format.height() - line.height(), 2);
    byte[] levels = new byte[format.area()];
    for (int y = 0; y < format.height(); y++) {
      for (int x = 0; x < format.width(); x++) {
        if (line.lit(x - left, y - top)) {
          levels[y * format.width() + x] = (byte) level;
        }
      }
    }
    return Frame.grey(format, levels);
  }
}
