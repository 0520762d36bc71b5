package dev.hatrack.driver.eink;

import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Ink;

/// A page as a controller holds it: turned by -90 degrees, one bit for each pixel in each of two
/// planes, the most significant first. A line of the memory is a column of the page, read from its
/// bottom to its top.
final class Planes {
  private final byte[] white;
  private final byte[] third;

  private Planes(int bytes) {
    this.white = new byte[bytes];
    this.third = new byte[bytes];
  }

  /// @param sources how many pixels a line of the memory has, a multiple of 8 and at least the
  ///   page's height; those around the page are white
  /// @param above how many of them are past the top of the page
  static Planes of(Frame page, int sources, int above) {
    int stride = sources / Byte.SIZE;
    int width = page.format().width();
    Planes planes = new Planes(width * stride);
    for (int x = 0; x < width; x++) {
      for (int source = 0; source < sources; source++) {
        int y = sources - 1 - above - source;
        boolean inside = y >= 0 && y < page.format().height();
        Ink ink = inside ? page.ink(x, y) : Ink.WHITE;
        planes.put(x * stride + source / Byte.SIZE, 0x80 >> (source % Byte.SIZE), ink);
      }
    }
    return planes;
  }

  private void put(int at, int bit, Ink ink) {
    if (ink != Ink.BLACK) {
      white[at] |= (byte) bit;
    }
    if (ink == Ink.RED || ink == Ink.YELLOW) {
      third[at] |= (byte) bit;
    }
  }

  /// 0 where the page is black.
  byte[] white() {
    return white.clone();
  }

  /// 1 where the page has the third ink.
  byte[] third() {
    return third.clone();
  }
}
