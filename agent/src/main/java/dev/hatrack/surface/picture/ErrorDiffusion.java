package dev.hatrack.surface.picture;

/// Chooses inks from the top left, each row from left to right. An error goes with 7/16 to the
/// right, 3/16, 5/16 and 1/16 to the left, the middle and the right below; what would leave the
/// picture is dropped. A colour with its errors is cut off at 0 and 255, else a colour that no
/// mixture of inks makes would pile up errors that then smear into what follows.
final class ErrorDiffusion {
  private static final int CHANNELS = 3;

  private final Picture picture;
  private final Palette palette;
  private final boolean spread;

  /// The errors of the present row and the next, with a column that nobody reads on either side.
  private double[] errors;

  private double[] below;

  /// @param spread false: nothing is spread, each pixel takes the nearest ink
  ErrorDiffusion(Picture picture, Palette palette, boolean spread) {
    this.picture = picture;
    this.palette = palette;
    this.spread = spread;
    this.errors = row();
    this.below = row();
  }

  private double[] row() {
    return new double[CHANNELS * (picture.width() + 2)];
  }

  /// The number of the ink of each pixel, row by row.
  byte[] inks() {
    byte[] inks = new byte[picture.width() * picture.height()];
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        inks[y * picture.width() + x] = (byte) ink(x, y);
      }
      errors = below;
      below = row();
    }
    return inks;
  }

  private int ink(int x, int y) {
    int rgb = palette.seen(picture.rgb(x, y));
    double red = wanted(rgb, x, 0);
    double green = wanted(rgb, x, 1);
    double blue = wanted(rgb, x, 2);
    int ink = palette.nearest(red, green, blue);
    if (spread) {
      spread(x, 0, red - palette.channel(ink, 0));
      spread(x, 1, green - palette.channel(ink, 1));
      spread(x, 2, blue - palette.channel(ink, 2));
    }
    return ink;
  }

  private double wanted(int rgb, int x, int channel) {
    double value = ((rgb >> (16 - 8 * channel)) & 0xFF) + errors[CHANNELS * (x + 1) + channel];
    return Math.clamp(value, 0.0, 255.0);
  }

  private void spread(int x, int channel, double error) {
    int here = CHANNELS * (x + 1) + channel;
    errors[here + CHANNELS] += error * 7 / 16;
    below[here - CHANNELS] += error * 3 / 16;
    below[here] += error * 5 / 16;
    below[here + CHANNELS] += error / 16;
  }
}
