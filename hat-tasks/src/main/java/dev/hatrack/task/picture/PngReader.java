package dev.hatrack.task.picture;

import dev.hatrack.task.client.Size;

/// Reads a PNG of 8 bits for each sample, or with a palette, without interlacing: what programs
/// that draw sprites write. The agent itself takes every kind, but whole pictures only.
public final class PngReader {
  private static final int GREY = 0;
  private static final int RGB = 2;
  private static final int PALETTE = 3;
  private static final int GREY_ALPHA = 4;
  private static final int RGBA = 6;

  private final PngBytes bytes;
  private final PngBytes.Header header;
  private final int samples;

  private PngReader(byte[] file) throws BadPicture {
    this.bytes = new PngBytes(file);
    this.header = bytes.header();
    Limits.check(header.width(), header.height());
    this.samples =
        switch (header.colourType()) {
          case GREY, PALETTE -> 1;
          case GREY_ALPHA -> 2;
          case RGB -> 3;
          case RGBA -> 4;
          default -> throw new BadPicture("it has the unknown colour type " + header.colourType());
        };
    boolean depth =
        header.depth() == 8
            || (header.colourType() == PALETTE && String.valueOf(header.depth()).matches("[124]"));
    if (!depth || header.interlace() != 0) {
      throw new BadPicture("save it with 8 bits for each sample, and without interlacing");
    }
  }

  /// @throws BadPicture when it is no PNG, or damaged, or too large, or of a kind that isn't read
  public static Raster read(byte[] file) throws BadPicture {
    return new PngReader(file).raster();
  }

  private Raster raster() throws BadPicture {
    Size size = new Size(header.width(), header.height());
    int stride = (size.width() * samples * header.depth() + 7) / 8;
    byte[] lines = bytes.lines((stride + 1) * size.height());
    int[] argb = new int[size.area()];
    for (int y = 0; y < size.height(); y++) {
      unfilter(lines, y, stride);
      for (int x = 0; x < size.width(); x++) {
        argb[y * size.width() + x] = pixel(lines, y * (stride + 1) + 1, x);
      }
    }
    return new Raster(size, argb);
  }

  private int pixel(byte[] lines, int line, int x) {
    int at = line + x * samples;
    return switch (header.colourType()) {
      case GREY -> 0xFF000000 | ((lines[at] & 0xFF) * 0x010101);
      case GREY_ALPHA -> ((lines[at + 1] & 0xFF) << 24) | ((lines[at] & 0xFF) * 0x010101);
      case RGB -> 0xFF000000 | rgb(lines, at);
      case RGBA -> ((lines[at + 3] & 0xFF) << 24) | rgb(lines, at);
      default -> bytes.colour(index(lines, line, x));
    };
  }

  private int index(byte[] lines, int line, int x) {
    int depth = header.depth();
    int bit = x * depth;
    int shift = 8 - depth - bit % 8;
    return ((lines[line + bit / 8] & 0xFF) >> shift) & ((1 << depth) - 1);
  }

  private static int rgb(byte[] lines, int at) {
    return ((lines[at] & 0xFF) << 16) | ((lines[at + 1] & 0xFF) << 8) | (lines[at + 2] & 0xFF);
  }

  /// Takes the line's filter off: PNG (third edition), section 9.
  private void unfilter(byte[] lines, int y, int stride) throws BadPicture {
    int line = y * (stride + 1) + 1;
    int filter = lines[line - 1];
    int step = Math.max(1, samples * header.depth() / 8);
    for (int i = 0; i < stride; i++) {
      int left = i >= step ? lines[line + i - step] & 0xFF : 0;
      int above = y > 0 ? lines[line + i - stride - 1] & 0xFF : 0;
      int corner = y > 0 && i >= step ? lines[line + i - stride - 1 - step] & 0xFF : 0;
      int guess =
          switch (filter) {
            case 0 -> 0;
            case 1 -> left;
            case 2 -> above;
            case 3 -> (left + above) / 2;
            case 4 -> paeth(left, above, corner);
            default -> throw new BadPicture("a line has the unknown filter " + filter);
          };
      lines[line + i] += (byte) guess;
    }
  }

  private static int paeth(int left, int above, int corner) {
    int byLeft = Math.abs(above - corner);
    int byAbove = Math.abs(left - corner);
    int byCorner = Math.abs(left + above - 2 * corner);
    if (byLeft <= byAbove && byLeft <= byCorner) {
      return left;
    }
    return byAbove <= byCorner ? above : corner;
  }
}
