package dev.hatrack.hat;

import java.util.Arrays;

/// One whole picture for a surface, at the surface's own size and colours. Immutable.
///
/// A pixel is one byte on a grey surface (0-255), three on a colour one (red, green, blue), and the
/// number of an ink in {@link Colours#inks} on e-ink.
public final class Frame {
  private static final String RAMP = " .:-=+*#%@";

  private final SurfaceFormat format;
  private final byte[] bytes;

  private Frame(SurfaceFormat format, byte[] bytes) {
    this.format = format;
    this.bytes = bytes;
  }

  /// A frame with nothing on it: every LED dark, or every pixel of an e-ink panel white.
  public static Frame blank(SurfaceFormat format) {
    byte[] bytes = new byte[format.frameBytes()];
    Arrays.fill(bytes, (byte) Math.max(0, format.colours().inks().indexOf(Ink.WHITE)));
    return new Frame(format, bytes);
  }

  /// A grey frame.
  ///
  /// @param levels one unsigned byte for each pixel, row by row from the top left; copied
  /// @throws IllegalArgumentException when there are not exactly `format.area()` of them
  public static Frame grey(SurfaceFormat format, byte[] levels) {
    require(format, Colours.GREY8);
    return of(format, levels);
  }

  /// A frame of any colours.
  ///
  /// @param bytes `format.frameBytes()` of them, pixel by pixel, row by row from the top left;
  ///   copied
  /// @throws IllegalArgumentException when there are not exactly as many, or one of them is not the
  ///   number of an ink on e-ink
  public static Frame of(SurfaceFormat format, byte[] bytes) {
    if (bytes.length != format.frameBytes()) {
      throw new IllegalArgumentException(
          "a frame of %dx%d in %s is %d bytes, not %d"
              .formatted(
                  format.width(),
                  format.height(),
                  format.colours().slug(),
                  format.frameBytes(),
                  bytes.length));
    }
    int inks = format.colours().inks().size();
    for (int i = 0; inks > 0 && i < bytes.length; i++) {
      if ((bytes[i] & 0xFF) >= inks) {
        throw new IllegalArgumentException(
            "pixel %d has ink %d; the panel has %d".formatted(i, bytes[i] & 0xFF, inks));
      }
    }
    return new Frame(format, bytes.clone());
  }

  public SurfaceFormat format() {
    return format;
  }

  /// The brightness, 0-255, of the pixel in column `x` (0 is left) and row `y` (0 is the top) of a
  /// grey frame.
  public int at(int x, int y) {
    require(format, Colours.GREY8);
    return bytes[index(x, y)] & 0xFF;
  }

  /// The ink of a pixel of a frame for e-ink.
  public Ink ink(int x, int y) {
    return format.colours().inks().get(bytes[index(x, y)]);
  }

  /// The colour of a pixel of any frame as `0xRRGGBB`.
  public int rgb(int x, int y) {
    int at = index(x, y);
    return switch (format.colours()) {
      case GREY8 -> (bytes[at] & 0xFF) * 0x010101;
      case RGB8 ->
          ((bytes[at] & 0xFF) << 16) | ((bytes[at + 1] & 0xFF) << 8) | (bytes[at + 2] & 0xFF);
      case BLACK_WHITE, BLACK_WHITE_RED, BLACK_WHITE_YELLOW -> ink(x, y).rgb();
    };
  }

  /// Pixel by pixel, row by row from the top left; a copy.
  public byte[] bytes() {
    return bytes.clone();
  }

  private int index(int x, int y) {
    if (x < 0 || x >= format.width() || y < 0 || y >= format.height()) {
      throw new IndexOutOfBoundsException("no pixel at " + x + "," + y);
    }
    return (y * format.width() + x) * format.colours().bytesPerPixel();
  }

  private static void require(SurfaceFormat format, Colours colours) {
    if (format.colours() != colours) {
      throw new IllegalArgumentException(
          "the frame is of %s, not of %s".formatted(format.colours().slug(), colours.slug()));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Frame frame
        && format.equals(frame.format)
        && Arrays.equals(bytes, frame.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * format.hashCode() + Arrays.hashCode(bytes);
  }

  /// The picture as text, a character for each pixel: from ` ` (dark) to `@` (full) by the
  /// brightest of its three colours, and the first letter of each ink.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < format.height(); y++) {
      for (int x = 0; x < format.width(); x++) {
        text.append(
            format.colours().inks().isEmpty() ? ramp(rgb(x, y)) : ink(x, y).slug().charAt(0));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static char ramp(int rgb) {
    int brightest = Math.max(rgb >> 16, Math.max((rgb >> 8) & 0xFF, rgb & 0xFF));
    return RAMP.charAt((brightest * (RAMP.length() - 1) + 127) / 255);
  }
}
