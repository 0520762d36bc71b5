package dev.hatrack.surface.picture;

import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import java.util.Arrays;

/// An opaque picture of any size in full colour. Immutable.
public final class Picture {
  private final int width;
  private final int height;
  private final int[] rgb;

  /// @param rgb `0xRRGGBB` for each pixel, row by row from the top left; copied
  /// @throws IllegalArgumentException when there are not exactly as many
  public Picture(int width, int height, int[] rgb) {
    if (width < 1 || height < 1 || rgb.length != width * height) {
      throw new IllegalArgumentException(
          "a picture of %dx%d does not have %d pixels".formatted(width, height, rgb.length));
    }
    this.width = width;
    this.height = height;
    this.rgb = rgb.clone();
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /// The colour of the pixel in column `x` (0 is left) and row `y` (0 is the top), `0xRRGGBB`.
  public int rgb(int x, int y) {
    if (x < 0 || x >= width || y < 0 || y >= height) {
      throw new IndexOutOfBoundsException("no pixel at " + x + "," + y);
    }
    return rgb[y * width + x];
  }

  /// The picture as it lies on a surface of another size.
  ///
  /// @param bars what is seen where the picture does not reach, `0xRRGGBB`
  public Picture scaled(Fit fit, int toWidth, int toHeight, int bars) {
    Resampler resampler = new Resampler(width, height, fit, toWidth, toHeight, bars);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        resampler.pixel(x, y, rgb(x, y));
      }
    }
    return resampler.picture();
  }

  /// The picture in a surface's own colours: its luma on grey LEDs, the inks there are on e-ink.
  ///
  /// @param dither how inks are chosen; LEDs need none
  /// @throws IllegalArgumentException when the picture is not exactly the surface's size
  public Frame frame(SurfaceFormat format, Dither dither) {
    if (format.width() != width || format.height() != height) {
      throw new IllegalArgumentException(
          "the picture is %dx%d, the surface %dx%d"
              .formatted(width, height, format.width(), format.height()));
    }
    byte[] bytes =
        switch (format.colours()) {
          case GREY8 -> grey();
          case RGB8 -> threeBytes();
          case BLACK_WHITE, BLACK_WHITE_RED, BLACK_WHITE_YELLOW ->
              dither.ink(this, new Palette(format.colours().inks()));
        };
    return Frame.of(format, bytes);
  }

  private byte[] grey() {
    byte[] levels = new byte[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      levels[i] = (byte) Luma.of(rgb[i]);
    }
    return levels;
  }

  private byte[] threeBytes() {
    byte[] bytes = new byte[3 * rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      bytes[3 * i] = (byte) (rgb[i] >> 16);
      bytes[3 * i + 1] = (byte) (rgb[i] >> 8);
      bytes[3 * i + 2] = (byte) rgb[i];
    }
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Picture picture
        && width == picture.width
        && height == picture.height
        && Arrays.equals(rgb, picture.rgb);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + height) + Arrays.hashCode(rgb);
  }

  /// A row on each line, each pixel as six hexadecimal digits.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rgb.length; i++) {
      text.append("%06x".formatted(rgb[i])).append((i + 1) % width == 0 ? '\n' : ' ');
    }
    return text.toString();
  }
}
