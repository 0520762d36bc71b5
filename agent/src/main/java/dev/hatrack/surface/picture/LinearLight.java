package dev.hatrack.surface.picture;

/// The light that an encoded value stands for, by sRGB's transfer function (IEC 61966-2-1).
final class LinearLight {
  private static final int MOST = 0xFFFF;
  private static final int[] DECODED = decoded();

  private LinearLight() {}

  private static int[] decoded() {
    int[] light = new int[256];
    for (int value = 0; value < light.length; value++) {
      double encoded = value / 255.0;
      double linear =
          encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
      light[value] = (int) Math.round(linear * MOST);
    }
    return light;
  }

  /// @param value 0-255, encoded
  /// @return 0-65535, proportional to light
  static int decode(int value) {
    return DECODED[value];
  }

  /// @param light 0-65535, proportional to light
  /// @return 0-255, encoded
  static int encode(double light) {
    double linear = light / MOST;
    double encoded =
        linear <= 0.0031308 ? linear * 12.92 : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    return (int) Math.round(encoded * 255);
  }
}
