package dev.hatrack.bus.simulated;

/// The two planes of an e-ink controller's memory. A byte is written where the counters point,
/// which then move on within the window: along the line, and at its end to the next line.
///
/// @see "Solomon Systech SSD1608, section 8, commands 11h, 24h, 44h, 45h, 4Eh and 4Fh"
final class EinkMemory {
  private final byte[][] white;
  private final byte[][] third;
  private int firstX;
  private int lastX;
  private int firstY;
  private int lastY;
  private int x;
  private int y;

  /// @param stride the bytes of a line
  EinkMemory(int stride, int lines) {
    this.white = new byte[lines][stride];
    this.third = new byte[lines][stride];
    forget();
  }

  /// Window and counters as after a reset. The planes stay as they are.
  void forget() {
    windowX(0, white[0].length - 1);
    windowY(0, white.length - 1);
    counterX(0);
    counterY(0);
  }

  void windowX(int first, int last) {
    check(first <= last && last < white[0].length, "columns", first, last);
    firstX = first;
    lastX = last;
  }

  void windowY(int first, int last) {
    check(first <= last && last < white.length, "lines", first, last);
    firstY = first;
    lastY = last;
  }

  void counterX(int to) {
    x = to;
  }

  void counterY(int to) {
    y = to;
  }

  void writeWhite(int value) {
    white[y][x] = (byte) value;
    moveOn();
  }

  void writeThird(int value) {
    third[y][x] = (byte) value;
    moveOn();
  }

  EinkPlanes planes() {
    return new EinkPlanes(white, third);
  }

  private void moveOn() {
    x++;
    if (x > lastX) {
      x = firstX;
      y = y >= lastY ? firstY : y + 1;
    }
  }

  private static void check(boolean fits, String what, int first, int last) {
    if (!fits) {
      throw new UnsupportedOperationException(
          "the model of the e-ink controller has no window of %s %d to %d"
              .formatted(what, first, last));
    }
  }
}
