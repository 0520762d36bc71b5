package dev.hatrack.api;

import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.surface.picture.Dither;
import dev.hatrack.surface.picture.Fit;
import dev.hatrack.surface.picture.Resampler;
import dev.hatrack.surface.png.BadPng;
import dev.hatrack.surface.png.PngHeader;
import dev.hatrack.surface.png.PngReader;
import dev.hatrack.surface.png.PngWriter;
import java.util.Optional;

/// Frames as PNG.
final class PngPicture {
  static final String MEDIA_TYPE = "image/png";

  /// The widest and the highest picture that is taken: 16 Mi pixels at most.
  static final int LARGEST_SIDE = 4096;

  private static final int BLACK = 0x000000;
  private static final int WHITE = 0xFFFFFF;

  private PngPicture() {}

  /// A frame from a PNG of any colour type. What is transparent, and what the picture does not
  /// reach, is dark on LEDs and white on e-ink. The size is taken from the header before anything
  /// is decompressed, so a picture that claims to be vast costs nothing.
  ///
  /// @param fit empty when the picture is to be exactly as large as the surface
  /// @param dither how e-ink's inks are chosen
  /// @throws Problem 400 when it is no PNG, or of a size that isn't taken
  static Frame read(byte[] body, SurfaceFormat format, Optional<Fit> fit, Dither dither) {
    try {
      PngReader reader = new PngReader(body);
      checkSize(reader.header(), format, fit);
      int background = format.colours().inks().isEmpty() ? BLACK : WHITE;
      Resampler resampler =
          new Resampler(
              reader.header().width(),
              reader.header().height(),
              fit.orElse(Fit.STRETCH),
              format.width(),
              format.height(),
              background);
      reader.read((x, y, rgba) -> resampler.pixel(x, y, over(rgba, background)));
      return resampler.picture().frame(format, dither);
    } catch (BadPng e) {
      throw Problem.badRequest("the body is not a PNG that can be read: " + e.getMessage());
    }
  }

  private static void checkSize(PngHeader picture, SurfaceFormat format, Optional<Fit> fit) {
    int width = picture.width();
    int height = picture.height();
    if (fit.isEmpty() && (width != format.width() || height != format.height())) {
      throw Problem.badRequest(
          "the picture must be %dx%d, as the surface is; it is %dx%d. fit=%s scales it"
              .formatted(
                  format.width(), format.height(), width, height, String.join("|", Fit.slugs())));
    }
    if (width > LARGEST_SIDE || height > LARGEST_SIDE) {
      throw Problem.badRequest(
          "the picture must be at most %1$d pixels wide and high; it is %2$dx%3$d"
              .formatted(LARGEST_SIDE, width, height));
    }
  }

  /// A colour as it is seen on a background, which is opaque.
  ///
  /// @param rgba `0xRRRRGGGGBBBBAAAA`
  private static int over(long rgba, int background) {
    long alpha = rgba & 0xFFFF;
    return (over((rgba >>> 48) & 0xFFFF, alpha, background >> 16) << 16)
        | (over((rgba >>> 32) & 0xFFFF, alpha, (background >> 8) & 0xFF) << 8)
        | over((rgba >>> 16) & 0xFFFF, alpha, background & 0xFF);
  }

  private static int over(long sample, long alpha, int background) {
    long most = 0xFFFFL;
    long seen = sample * alpha + background * 0x101L * (most - alpha);
    return (int) ((seen * 0xFF + most * most / 2) / (most * most));
  }

  /// @param scale how many pixels wide and high each of the surface's is, 1-32
  static byte[] write(Frame frame, int scale) {
    int width = frame.format().width() * scale;
    int height = frame.format().height() * scale;
    if (frame.format().colours() == Colours.GREY8) {
      return PngWriter.grey(width, height, (y, row) -> grey(frame, scale, y, row));
    }
    return PngWriter.rgb(width, height, (y, row) -> rgb(frame, scale, y, row));
  }

  private static void grey(Frame frame, int scale, int y, byte[] row) {
    for (int x = 0; x < row.length; x++) {
      row[x] = (byte) frame.at(x / scale, y / scale);
    }
  }

  private static void rgb(Frame frame, int scale, int y, byte[] row) {
    for (int x = 0; x < row.length / 3; x++) {
      int rgb = frame.rgb(x / scale, y / scale);
      row[3 * x] = (byte) (rgb >> 16);
      row[3 * x + 1] = (byte) (rgb >> 8);
      row[3 * x + 2] = (byte) rgb;
    }
  }
}
