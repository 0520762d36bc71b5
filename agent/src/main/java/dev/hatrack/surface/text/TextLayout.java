package dev.hatrack.surface.text;

import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.surface.picture.Dither;
import dev.hatrack.surface.picture.Picture;

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
  /// @param colour of the lit pixels, `0xRRGGBB`; the same three times for a level on grey
  public Frame frame(int left, int colour) {
    int top = Math.floorDiv(format.height() - line.height(), 2);
    int[] rgb = new int[format.area()];
    for (int y = 0; y < format.height(); y++) {
      for (int x = 0; x < format.width(); x++) {
        if (line.lit(x - left, y - top)) {
          rgb[y * format.width() + x] = colour;
        }
      }
    }
    return new Picture(format.width(), format.height(), rgb).frame(format, Dither.NONE);
  }
}
