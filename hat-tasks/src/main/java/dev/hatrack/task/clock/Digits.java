package dev.hatrack.task.clock;

/// Ten digits of three by five pixels, drawn for LEDs: `+` is a dim pixel that rounds a corner.
final class Digits {
  static final int WIDTH = 3;
  static final int HEIGHT = 5;

  private static final int FULL = 255;
  private static final int DIM = 96;

  private static final String[] ROWS = {
    "+#+ .#. ##+ ##+ #.# ### +#+ ### +#+ +#+",
    "#.# ##. ..# ..# #.# #.. #.. ..# #.# #.#",
    "#.# .#. +#+ .#+ ### ##+ ##+ .+# +#+ +##",
    "#.# .#. #.. ..# ..# ..# #.# .#+ #.# ..#",
    "+#+ ### ### ##+ ..# ##+ +#+ .#. +#+ +#+",
  };

  private Digits() {}

  /// The level, 0-255, of a pixel of a digit.
  static int at(int digit, int x, int y) {
    return switch (ROWS[y].charAt(digit * (WIDTH + 1) + x)) {
      case '#' -> FULL;
      case '+' -> DIM;
      default -> 0;
    };
  }
}
