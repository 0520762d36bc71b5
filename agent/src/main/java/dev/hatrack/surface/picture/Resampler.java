package dev.hatrack.surface.picture;

/// Scales a picture that arrives pixel by pixel, in any order: only sums as large as the surface
/// are kept, however large the picture is.
public final class Resampler {
  private final Fit.Size surface;
  private final Axis across;
  private final Axis down;
  private final int bars;
  private final long[] sums;

  /// @param width the picture's width in pixels
  /// @param height the picture's height
  /// @param toWidth the surface's width
  /// @param toHeight the surface's height
  /// @param bars what is seen where the picture does not reach, `0xRRGGBB`
  public Resampler(int width, int height, Fit fit, int toWidth, int toHeight, int bars) {
    this.surface = new Fit.Size(toWidth, toHeight);
    Fit.Size scaled = fit.scaled(new Fit.Size(width, height), surface);
    this.across = new Axis(width, scaled.width(), toWidth);
    this.down = new Axis(height, scaled.height(), toHeight);
    this.bars = bars;
    this.sums = new long[3 * toWidth * toHeight];
  }

  /// Takes one pixel of the picture, once.
  ///
  /// @param rgb `0xRRGGBB`
  public void pixel(int x, int y, int rgb) {
    int right = across.to(x);
    int bottom = down.to(y);
    if (across.from(x) >= right || down.from(y) >= bottom) {
      return;
    }
    int red = LinearLight.decode((rgb >> 16) & 0xFF);
    int green = LinearLight.decode((rgb >> 8) & 0xFF);
    int blue = LinearLight.decode(rgb & 0xFF);
    for (int toY = down.from(y); toY < bottom; toY++) {
      long high = down.weight(y, toY);
      for (int toX = across.from(x); toX < right; toX++) {
        long weight = high * across.weight(x, toX);
        int at = 3 * (toY * surface.width() + toX);
        sums[at] += weight * red;
        sums[at + 1] += weight * green;
        sums[at + 2] += weight * blue;
      }
    }
  }

  /// The picture as it lies on the surface, when every pixel has been taken.
  public Picture picture() {
    int[] rgb = new int[surface.width() * surface.height()];
    for (int at = 0; at < rgb.length; at++) {
      boolean covered = across.covers(at % surface.width()) && down.covers(at / surface.width());
      rgb[at] = covered ? (mean(3 * at) << 16) | (mean(3 * at + 1) << 8) | mean(3 * at + 2) : bars;
    }
    return new Picture(surface.width(), surface.height(), rgb);
  }

  private int mean(int at) {
    return LinearLight.encode((double) sums[at] / (across.total() * down.total()));
  }
}
