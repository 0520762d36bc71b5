package dev.hatrack.surface.picture;

import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.surface.png.BadPng;
import dev.hatrack.surface.png.PngHeader;
import dev.hatrack.surface.png.PngReader;
import java.util.Optional;

/// Makes frames of PNG files.
public final class PngFrame {
  /// The widest and the highest picture that is taken: 16 Mi pixels at most.
  public static final int LARGEST_SIDE = 4096;

  private static final int BLACK = 0x000000;
  private static final int WHITE = 0xFFFFFF;

  private PngFrame() {}

  /// A frame from a PNG of any colour type. What is transparent, and what the picture does not
  /// reach, is dark on LEDs and white on e-ink. The size is taken from the header before anything
  /// is decompressed, so a picture that claims to be vast costs nothing.
  ///
  /// @param fit empty when the picture is to be exactly as large as the surface
  /// @param dither how e-ink's inks are chosen
  /// @throws BadPicture when it is no PNG, or of a size that isn't taken
  public static Frame read(byte[] body, SurfaceFormat format, Optional<Fit> fit, Dither dither) {
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
      throw new BadPicture("the picture is not a PNG that can be read: " + e.getMessage());
    }
  }

  private static void checkSize(PngHeader picture, SurfaceFormat format, Optional<Fit> fit) {
    int width = picture.width();
    int height = picture.height();
    if (fit.isEmpty() && (width != format.width() || height != format.height())) {
      throw new BadPicture(
          "the picture must be %dx%d, as the surface is; it is %dx%d. fit=%s scales it"
              .formatted(
                  format.width(), format.height(), width, height, String.join("|", Fit.slugs())));
    }
    if (width > LARGEST_SIDE || height > LARGEST_SIDE) {
      throw new BadPicture(
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
}
