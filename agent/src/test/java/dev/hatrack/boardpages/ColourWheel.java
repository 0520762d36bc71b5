package dev.hatrack.boardpages;

import dev.hatrack.surface.picture.Picture;

/// Every hue round a white middle.
final class ColourWheel {
  private static final double FULL = 255;

  private ColourWheel() {}

  /// @param side pixels
  static Picture of(int side) {
    int[] rgb = new int[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double right = (x + 0.5) / side * 2 - 1;
        double up = 1 - (y + 0.5) / side * 2;
        double turn = Math.atan2(up, right) / (2 * Math.PI);
        rgb[y * side + x] = colour(turn, Math.min(1, Math.hypot(right, up) * 1.2));
      }
    }
    return new Picture(side, side, rgb);
  }

  /// @param turn -0.5 to 0.5, 0 is red
  /// @param saturation 0 (white) to 1
  private static int colour(double turn, double saturation) {
    int rgb = 0;
    for (int channel = 0; channel < 3; channel++) {
      double away = Math.abs(turn - channel / 3.0);
      double near = Math.min(away, 1 - away);
      double pure = Math.max(0, Math.min(1, 2 - near * 6));
      rgb = rgb << 8 | (int) Math.round(FULL * (1 - saturation * (1 - pure)));
    }
    return rgb;
  }
}
