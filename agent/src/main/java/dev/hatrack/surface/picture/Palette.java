package dev.hatrack.surface.picture;

import dev.hatrack.hat.Ink;
import java.util.List;

/// The inks of a panel, and which of them is nearest to a colour: by the distance of the encoded
/// values, each weighted as the eye does ({@link Luma}), so that a green that the panel lacks turns
/// white and not black. The first of equally near ones.
final class Palette {
  private final int[] inks;
  private final boolean coloured;

  Palette(List<Ink> inks) {
    this.inks = inks.stream().mapToInt(Ink::rgb).toArray();
    this.coloured = !List.of(Ink.BLACK, Ink.WHITE).containsAll(inks);
  }

  /// A colour as the panel can be near to it: only its luma where black and white is all there is.
  int seen(int rgb) {
    return coloured ? rgb : Luma.of(rgb) * 0x010101;
  }

  /// The number of the nearest ink.
  ///
  /// @param red 0-255, as are the others
  int nearest(double red, double green, double blue) {
    int nearest = 0;
    double least = Double.MAX_VALUE;
    for (int i = 0; i < inks.length; i++) {
      double distance =
          Luma.RED * square(red - channel(i, 0))
              + Luma.GREEN * square(green - channel(i, 1))
              + Luma.BLUE * square(blue - channel(i, 2));
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return nearest;
  }

  private static double square(double value) {
    return value * value;
  }

  /// How much red (0), green (1) or blue (2) an ink has, 0-255.
  int channel(int ink, int channel) {
    return (inks[ink] >> (16 - 8 * channel)) & 0xFF;
  }
}
