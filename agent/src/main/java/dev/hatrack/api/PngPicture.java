package dev.hatrack.api;

import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.surface.picture.BadPicture;
import dev.hatrack.surface.picture.Dither;
import dev.hatrack.surface.picture.Fit;
import dev.hatrack.surface.picture.PngFrame;
import dev.hatrack.surface.png.PngWriter;
import java.util.Optional;

/// Frames as PNG.
final class PngPicture {
  static final String MEDIA_TYPE = "image/png";

  private PngPicture() {}

  /// The same as {@link PngFrame#read}, for a request's body.
  ///
  /// @throws Problem 400 when it is no PNG, or of a size that isn't taken
  static Frame read(byte[] body, SurfaceFormat format, Optional<Fit> fit, Dither dither) {
    try {
      return PngFrame.read(body, format, fit, dither);
    } catch (BadPicture e) {
      throw Problem.badRequest(String.valueOf(e.getMessage()));
    }
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
