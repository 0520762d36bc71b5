package dev.hatrack.surface.picture;

/// How bright a colour looks: Rec. ITU-R BT.709, section 3.
final class Luma {
  static final double RED = 0.2126;
  static final double GREEN = 0.7152;
  static final double BLUE = 0.0722;

  private Luma() {}

  /// @param rgb `0xRRGGBB`
  /// @return 0-255
  static int of(int rgb) {
    return (int)
        Math.round(RED * ((rgb >> 16) & 0xFF) + GREEN * ((rgb >> 8) & 0xFF) + BLUE * (rgb & 0xFF));
  }
}
