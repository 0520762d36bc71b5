package dev.hatrack.task.picture;

import dev.hatrack.task.client.Size;

/// Pixels with how much of what is behind them they cover. Not safe for use by several threads.
///
/// @param argb `0xAARRGGBB` for each pixel, row by row from the top left; not copied
@SuppressWarnings("ArrayRecordComponent") // a decoder draws on it, and hands it out once
public record Raster(Size size, int[] argb) {
  public Raster {
    if (argb.length != size.area()) {
      throw new IllegalArgumentException(size + " has " + size.area() + " pixels");
    }
  }

  /// Nothing but what is behind it.
  static Raster clear(Size size) {
    return new Raster(size, new int[size.area()]);
  }

  /// A part of it; copied.
  public Raster part(int left, int top, Size part) {
    int[] pixels = new int[part.area()];
    for (int y = 0; y < part.height(); y++) {
      System.arraycopy(
          argb, (top + y) * size.width() + left, pixels, y * part.width(), part.width());
    }
    return new Raster(part, pixels);
  }

  /// The picture, smaller by a whole number where it is larger than a side: each pixel is the mean
  /// of those that it stands for.
  public Raster within(int side) {
    int longest = Math.max(size.width(), size.height());
    int by = (longest + side - 1) / side;
    if (by == 1) {
      return this;
    }
    Size small = new Size(Math.max(1, size.width() / by), Math.max(1, size.height() / by));
    int[] pixels = new int[small.area()];
    for (int y = 0; y < small.height(); y++) {
      for (int x = 0; x < small.width(); x++) {
        pixels[y * small.width() + x] = mean(x * by, y * by, by);
      }
    }
    return new Raster(small, pixels);
  }

  /// What is transparent has no colour to speak of.
  private int mean(int left, int top, int side) {
    long alpha = 0;
    long red = 0;
    long green = 0;
    long blue = 0;
    long count = 0;
    for (int y = top; y < Math.min(top + side, size.height()); y++) {
      for (int x = left; x < Math.min(left + side, size.width()); x++) {
        int pixel = argb[y * size.width() + x];
        int cover = pixel >>> 24;
        alpha += cover;
        red += (long) cover * ((pixel >> 16) & 0xFF);
        green += (long) cover * ((pixel >> 8) & 0xFF);
        blue += (long) cover * (pixel & 0xFF);
        count++;
      }
    }
    if (alpha == 0) {
      return 0;
    }
    return (int)
        (((alpha / count) << 24) | ((red / alpha) << 16) | ((green / alpha) << 8) | (blue / alpha));
  }
}
