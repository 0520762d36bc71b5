package dev.hatrack.hat;

import java.util.Arrays;

/// One whole picture for a surface, at the surface's own size and colours. Immutable.
public final class Frame {
  private final SurfaceFormat format;
  private final byte[] levels;

  private Frame(SurfaceFormat format, byte[] levels) {
    this.format = format;
    this.levels = levels;
  }

  /// A frame with every pixel dark.
  public static Frame dark(SurfaceFormat format) {
    return new Frame(format, new byte[format.area()]);
  }

  /// A grey frame.
  ///
  /// @param levels one unsigned byte for each pixel, row by row from the top left; copied
  /// @throws IllegalArgumentException when there are not exactly `format.area()` of them
  public static Frame grey(SurfaceFormat format, byte[] levels) {
    if (levels.length != format.area()) {
      throw new IllegalArgumentException(
          "a frame of %dx%d has %d pixels, not %d"
              .formatted(format.width(), format.height(), format.area(), levels.length));
    }
    return new Frame(format, levels.clone());
  }

  public SurfaceFormat format() {
    return format;
  }

  /// The brightness, 0-255, of the pixel in column `x` (0 is left) and row `y` (0 is the top).
  public int at(int x, int y) {
    if (x < 0 || x >= format.width() || y < 0 || y >= format.height()) {
      throw new IndexOutOfBoundsException("no pixel at " + x + "," + y);
    }
    return levels[y * format.width() + x] & 0xFF;
  }

  /// One unsigned byte for each pixel, row by row from the top left; a copy.
  public byte[] levels() {
    return levels.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Frame frame
        && format.equals(frame.format)
        && Arrays.equals(levels, frame.levels);
  }

  @Override
  public int hashCode() {
    return 31 * format.hashCode() + Arrays.hashCode(levels);
  }

  /// The picture as text, a character for each pixel from ` ` (dark) to `@` (full).
  @Override
  public String toString() {
    String ramp = " .:-=+*#%@";
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < format.height(); y++) {
      for (int x = 0; x < format.width(); x++) {
        text.append(ramp.charAt((at(x, y) * (ramp.length() - 1) + 127) / 255));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
