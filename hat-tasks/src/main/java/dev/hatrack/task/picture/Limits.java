package dev.hatrack.task.picture;

/// How large a picture in a file may be: what is larger would cost memory that other tasks inside
/// the agent need, and is not seen on a matrix of LEDs.
final class Limits {
  static final int SIDE = 4096;
  static final int PIXELS = 1 << 20;
  static final int FRAMES = 1000;

  /// Pixels of all frames together: about a second's work for a Pi.
  static final long WORK = 64L << 20;

  private Limits() {}

  /// @throws BadPicture when there are no pixels or too many
  static void check(int width, int height) throws BadPicture {
    if (width < 1 || height < 1 || width > SIDE || height > SIDE || width * height > PIXELS) {
      throw new BadPicture(
          "it is %dx%d: make it at most %d pixels wide and high, and %d in all"
              .formatted(width, height, SIDE, PIXELS));
    }
  }
}
