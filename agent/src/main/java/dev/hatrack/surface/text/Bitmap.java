package dev.hatrack.surface.text;

import java.util.BitSet;
import java.util.List;

/// A picture whose pixels are lit or not: a glyph, or a line of text. Immutable; equal when it
/// looks equal.
public final class Bitmap {
  private final int width;
  private final int height;

  /// Column by column from the left, each from the top: text only ever grows to the right.
  private final BitSet lit;

  private Bitmap(int width, int height, BitSet lit) {
    this.width = width;
    this.height = height;
    this.lit = lit;
  }

  /// A picture from its rows, `#` for a lit pixel and `.` for a dark one.
  ///
  /// @throws IllegalArgumentException when the rows are not equally long, or hold something else
  public static Bitmap of(List<String> rows) {
    int width = rows.isEmpty() ? 0 : rows.getFirst().length();
    BitSet lit = new BitSet();
    for (int y = 0; y < rows.size(); y++) {
      String row = rows.get(y);
      if (row.length() != width) {
        throw new IllegalArgumentException(
            "row %d, %s, has %d pixels; those above it %d"
                .formatted(y + 1, row, row.length(), width));
      }
      for (int x = 0; x < width; x++) {
        lit.set(x * rows.size() + y, isLit(row.charAt(x)));
      }
    }
    return new Bitmap(width, rows.size(), lit);
  }

  private static boolean isLit(char pixel) {
    return switch (pixel) {
      case '#' -> true;
      case '.' -> false;
      default -> throw new IllegalArgumentException("a pixel is # (lit) or . (dark), not " + pixel);
    };
  }

  /// The pictures side by side, all of them `height` rows high.
  ///
  /// @param spacing how many dark columns come between two of them
  static Bitmap inARow(List<Bitmap> pictures, int height, int spacing) {
    BitSet lit = new BitSet();
    int left = 0;
    for (Bitmap picture : pictures) {
      for (int bit = picture.lit.nextSetBit(0); bit >= 0; bit = picture.lit.nextSetBit(bit + 1)) {
        lit.set(left * height + bit);
      }
      left += picture.width + spacing;
    }
    return new Bitmap(Math.max(0, left - spacing), height, lit);
  }

  /// Columns.
  public int width() {
    return width;
  }

  /// Rows.
  public int height() {
    return height;
  }

  /// Whether the pixel in column `x` (0 is left) and row `y` (0 is the top) is lit. Outside the
  /// picture everything is dark.
  public boolean lit(int x, int y) {
    return x >= 0 && x < width && y >= 0 && y < height && lit.get(x * height + y);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bitmap bitmap
        && width == bitmap.width
        && height == bitmap.height
        && lit.equals(bitmap.lit);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + height) + lit.hashCode();
  }

  /// The rows from the top, `#` for a lit pixel and `.` for a dark one.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        text.append(lit(x, y) ? '#' : '.');
      }
      text.append('\n');
    }
    return text.toString();
  }
}
