package dev.hatrack.task.clock;

import dev.hatrack.task.client.Picture;
import dev.hatrack.task.client.Size;
import java.time.LocalTime;
import java.time.temporal.ChronoField;

/// What the clock looks like: hours and minutes in digits of three by five pixels, as large as they
/// fit, a colon that is lit in the first half of each second, and on surfaces of seven rows and
/// more a dim bar along the bottom that grows over the minute.
public final class ClockFace {
  /// The smallest surface that shows the whole time.
  public static final Size SMALLEST = new Size(17, 5);

  private static final int ROWS_WITH_BAR = 7;
  private static final int COLON_LEVEL = 200;
  private static final int BAR_LEVEL = 112;

  /// A pixel of the bar comes up in so many steps: on 17 columns one every 110 ms, which looks
  /// smooth, and costs half of what a new picture in each of 20 frames a second would.
  private static final int BAR_STEPS = 32;

  private final Size size;
  private final byte[] levels;

  private ClockFace(Size size) {
    this.size = size;
    this.levels = new byte[size.area()];
  }

  /// The face at a time of day.
  ///
  /// @throws IllegalArgumentException when the surface is smaller than [#SMALLEST]
  public static Picture render(LocalTime time, Size size) {
    if (size.width() < SMALLEST.width() || size.height() < SMALLEST.height()) {
      throw new IllegalArgumentException("a clock needs " + SMALLEST + " pixels, not " + size);
    }
    ClockFace face = new ClockFace(size);
    boolean withBar = size.height() >= ROWS_WITH_BAR;
    face.drawTime(time, withBar ? size.height() - 2 : size.height());
    if (withBar) {
      face.drawBar(time);
    }
    return Picture.of(size, face.levels);
  }

  private void drawTime(LocalTime time, int rows) {
    int scale = Math.min(size.width() / SMALLEST.width(), rows / SMALLEST.height());
    int left = (size.width() - SMALLEST.width() * scale) / 2;
    int top = (rows - SMALLEST.height() * scale) / 2;
    int[] digits = {
      time.getHour() / 10, time.getHour() % 10, time.getMinute() / 10, time.getMinute() % 10
    };
    int[] columns = {0, 4, 10, 14};
    for (int i = 0; i < digits.length; i++) {
      drawDigit(digits[i], left + columns[i] * scale, top, scale);
    }
    if (time.get(ChronoField.MILLI_OF_SECOND) < 500) {
      drawBlock(left + 8 * scale, top + scale, scale, COLON_LEVEL);
      drawBlock(left + 8 * scale, top + 3 * scale, scale, COLON_LEVEL);
    }
  }

  private void drawDigit(int digit, int left, int top, int scale) {
    for (int y = 0; y < Digits.HEIGHT; y++) {
      for (int x = 0; x < Digits.WIDTH; x++) {
        drawBlock(left + x * scale, top + y * scale, scale, Digits.at(digit, x, y));
      }
    }
  }

  private void drawBlock(int left, int top, int side, int level) {
    for (int y = top; y < top + side; y++) {
      for (int x = left; x < left + side; x++) {
        levels[y * size.width() + x] = (byte) level;
      }
    }
  }

  private void drawBar(LocalTime time) {
    double filled = time.get(ChronoField.MILLI_OF_DAY) % 60_000 / 60_000.0 * size.width();
    int bottom = (size.height() - 1) * size.width();
    for (int x = 0; x < size.width(); x++) {
      int steps = (int) (Math.max(0, Math.min(1, filled - x)) * BAR_STEPS);
      levels[bottom + x] = (byte) (steps * BAR_LEVEL / BAR_STEPS);
    }
  }
}
