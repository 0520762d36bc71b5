package dev.hatrack.bench;

import dev.hatrack.hat.SurfaceFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/// A page for e-ink as PNG: dots of black, white and red.
public final class DottedPage {
  private static final int[] INKS = {0x000000, 0xFFFFFF, 0xFF0000};

  private DottedPage() {}

  /// @param number pages of other numbers are other pictures, so that none costs no refresh
  public static byte[] png(SurfaceFormat format, int number) throws IOException {
    int width = format.width();
    BufferedImage picture = new BufferedImage(width, format.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < format.area(); i++) {
      picture.setRGB(i % width, i / width, INKS[(i * 31 + i / 7 + number) % INKS.length]);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(picture, "png", out)) {
      throw new IOException("this Java writes no PNG");
    }
    return out.toByteArray();
  }
}
