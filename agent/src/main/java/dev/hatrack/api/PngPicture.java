package dev.hatrack.api;

import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Frames as PNG.
final class PngPicture {
  static final String MEDIA_TYPE = "image/png";

  private PngPicture() {}

  /// A frame from a PNG of exactly the surface's size, of any colour type. The size is taken from
  /// the header before anything is decompressed, so a picture that claims to be vast costs nothing.
  ///
  /// @throws Problem 400 when it is no PNG, or of another size
  static Frame read(byte[] body, SurfaceFormat format) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
    ImageReader reader = readers.next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(body))) {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width != format.width() || height != format.height()) {
        throw Problem.badRequest(
            "the picture must be %dx%d, as the surface is; it is %dx%d"
                .formatted(format.width(), format.height(), width, height));
      }
      return grey(reader.read(0), format);
    } catch (IOException | RuntimeException e) {
      if (e instanceof Problem problem) {
        throw problem;
      }
      throw Problem.badRequest("the body is not a PNG that can be read: " + e.getMessage());
    } finally {
      reader.dispose();
    }
  }

  private static Frame grey(BufferedImage image, SurfaceFormat format) {
    boolean greyscale =
        image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY
            && !(image.getColorModel() instanceof IndexColorModel);
    byte[] levels = new byte[format.area()];
    for (int y = 0; y < format.height(); y++) {
      for (int x = 0; x < format.width(); x++) {
        double level = greyscale ? sample(image, x, y) : luma(image.getRGB(x, y));
        levels[y * format.width() + x] = (byte) Math.round(level);
      }
    }
    return Frame.grey(format, levels);
  }

  /// A grey picture's own level, over black. Not by `getRGB`, which takes grey to be linear light
  /// and brightens it.
  private static double sample(BufferedImage image, int x, int y) {
    Raster raster = image.getRaster();
    double level = raster.getSample(x, y, 0) * 255.0 / most(image, 0);
    return image.getColorModel().hasAlpha()
        ? level * raster.getSample(x, y, 1) / most(image, 1)
        : level;
  }

  private static double most(BufferedImage image, int band) {
    return (1 << image.getSampleModel().getSampleSize(band)) - 1;
  }

  /// How bright a colour looks, over black: Rec. ITU-R BT.709, section 3.
  private static double luma(int argb) {
    double luma =
        0.2126 * ((argb >> 16) & 0xFF) + 0.7152 * ((argb >> 8) & 0xFF) + 0.0722 * (argb & 0xFF);
    return luma * (argb >>> 24) / 255;
  }

  /// @param scale how many pixels wide and high each LED is, 1-32
  static byte[] write(Frame frame, int scale) {
    int width = frame.format().width() * scale;
    int height = frame.format().height() * scale;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    WritableRaster raster = image.getRaster();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        raster.setSample(x, y, 0, frame.at(x / scale, y / scale));
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new IllegalStateException("a PNG could not be written to memory", e);
    }
    return png.toByteArray();
  }
}
