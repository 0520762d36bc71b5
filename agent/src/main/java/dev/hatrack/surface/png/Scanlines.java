package dev.hatrack.surface.png;

import java.util.List;

/// The rows of a picture: passes (section 8), and filters undone (section 9).
final class Scanlines {
  /// Which pixels a pass has: every so many across and down, from here on.
  private record Pass(int x, int y, int across, int down) {
    int columns(int width) {
      return Math.ceilDiv(width - x, across);
    }

    int rows(int height) {
      return Math.ceilDiv(height - y, down);
    }
  }

  private static final List<Pass> WHOLE = List.of(new Pass(0, 0, 1, 1));
  private static final List<Pass> ADAM7 =
      List.of(
          new Pass(0, 0, 8, 8),
          new Pass(4, 0, 8, 8),
          new Pass(0, 4, 4, 8),
          new Pass(2, 0, 4, 4),
          new Pass(0, 2, 2, 4),
          new Pass(1, 0, 2, 2),
          new Pass(0, 1, 1, 2));

  private final PngHeader header;
  private final Inflation inflation;

  Scanlines(PngHeader header, Inflation inflation) {
    this.header = header;
    this.inflation = inflation;
  }

  void read(PixelFormat pixels, PixelSink sink) throws BadPng {
    for (Pass pass : header.interlaced() ? ADAM7 : WHOLE) {
      if (pass.columns(header.width()) > 0 && pass.rows(header.height()) > 0) {
        read(pass, pixels, sink);
      }
    }
  }

  private void read(Pass pass, PixelFormat pixels, PixelSink sink) throws BadPng {
    int columns = pass.columns(header.width());
    int length = Math.ceilDiv(columns * header.bitsPerPixel(), 8);
    byte[] filter = new byte[1];
    byte[] row = new byte[length];
    byte[] above = new byte[length];
    for (int y = pass.y(); y < header.height(); y += pass.down()) {
      inflation.read(filter);
      inflation.read(row);
      undo(filter[0], row, above);
      for (int column = 0; column < columns; column++) {
        sink.pixel(pass.x() + column * pass.across(), y, pixels.rgba(row, column));
      }
      byte[] spare = above;
      above = row;
      row = spare;
    }
  }

  private void undo(int filter, byte[] row, byte[] above) throws BadPng {
    if (filter < 0 || filter > 4) {
      throw new BadPng("its filter %d is not known".formatted(filter));
    }
    int step = Math.max(1, header.bitsPerPixel() / 8);
    for (int i = 0; filter > 0 && i < row.length; i++) {
      int left = i < step ? 0 : row[i - step] & 0xFF;
      int up = above[i] & 0xFF;
      int upLeft = i < step ? 0 : above[i - step] & 0xFF;
      row[i] += (byte) predicted(filter, left, up, upLeft);
    }
  }

  private static int predicted(int filter, int left, int up, int upLeft) {
    return switch (filter) {
      case 1 -> left;
      case 2 -> up;
      case 3 -> (left + up) / 2;
      default -> paeth(left, up, upLeft);
    };
  }

  /// Section 9.4: the neighbour that is nearest to left + up - upLeft.
  private static int paeth(int left, int up, int upLeft) {
    int toLeft = Math.abs(up - upLeft);
    int toUp = Math.abs(left - upLeft);
    int toUpLeft = Math.abs(left + up - 2 * upLeft);
    if (toLeft <= toUp && toLeft <= toUpLeft) {
      return left;
    }
    return toUp <= toUpLeft ? up : upLeft;
  }
}
