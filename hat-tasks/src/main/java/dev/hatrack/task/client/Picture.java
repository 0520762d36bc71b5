package dev.hatrack.task.client;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A grey picture. Immutable.
public final class Picture {
  private static final String RAMP = ".:-=+*#%@";

  private final Size size;
  private final byte[] levels;

  private Picture(Size size, byte[] levels) {
    this.size = size;
    this.levels = levels;
  }

  /// A picture from one unsigned byte for each pixel, row by row from the top left; copied.
  ///
  /// @throws IllegalArgumentException when there are not exactly `size.area()` of them
  public static Picture of(Size size, byte[] levels) {
    if (levels.length != size.area()) {
      throw new IllegalArgumentException(
          "a picture of " + size + " has " + size.area() + " pixels, not " + levels.length);
    }
    return new Picture(size, levels.clone());
  }

  /// A picture from rows of levels 0-255, the top one first.
  ///
  /// @throws IllegalArgumentException when there is no pixel, a row has another length than the
  ///   first, or a level is out of range
  public static Picture ofRows(int[][] rows) {
    Size size = new Size(rows.length == 0 ? 0 : rows[0].length, rows.length);
    byte[] levels = new byte[size.area()];
    for (int y = 0; y < size.height(); y++) {
      if (rows[y].length != size.width()) {
        throw new IllegalArgumentException(
            "row " + y + " has " + rows[y].length + " pixels, row 0 has " + size.width());
      }
      for (int x = 0; x < size.width(); x++) {
        levels[y * size.width() + x] = level(rows[y][x], x, y);
      }
    }
    return new Picture(size, levels);
  }

  private static byte level(int value, int x, int y) {
    if (value < 0 || value > 255) {
      throw new IllegalArgumentException(
          "the pixel in row " + y + ", column " + x + " is " + value + ", not 0-255");
    }
    return (byte) value;
  }

  public Size size() {
    return size;
  }

  /// The level, 0-255, of the pixel in column `x` (0 is left) and row `y` (0 is the top).
  public int at(int x, int y) {
    if (x < 0 || x >= size.width() || y < 0 || y >= size.height()) {
      throw new IndexOutOfBoundsException("no pixel at " + x + "," + y + " of " + size);
    }
    return levels[y * size.width() + x] & 0xFF;
  }

  /// One unsigned byte for each pixel, row by row from the top left; a copy.
  public byte[] levels() {
    return levels.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Picture picture
        && size.equals(picture.size)
        && Arrays.equals(levels, picture.levels);
  }

  @Override
  public int hashCode() {
    return 31 * size.hashCode() + Arrays.hashCode(levels);
  }

  /// A character for each pixel, from `.` (dark) to `@` (full), a line for each row.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        text.append(RAMP.charAt((at(x, y) * (RAMP.length() - 1) + 127) / 255));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
