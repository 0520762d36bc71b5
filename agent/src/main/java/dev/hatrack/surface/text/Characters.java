package dev.hatrack.surface.text;

import java.text.Normalizer;
import java.util.stream.IntStream;

/// What of a text is to be seen.
final class Characters {
  private static final int FIRST_VARIATION_SELECTOR = 0xFE00;
  private static final int LAST_VARIATION_SELECTOR = 0xFE0F;

  private Characters() {}

  /// The code points to draw: composed (NFC), so that a letter and its accent are one; every kind
  /// of space and every control character is a plain space; what has no shape of its own, as
  /// joiners and marks of direction, is left out. Half a surrogate pair is a character like any
  /// other that no font has.
  static IntStream shown(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .filter(codePoint -> !shapeless(codePoint))
        .map(codePoint -> blank(codePoint) ? ' ' : codePoint);
  }

  private static boolean blank(int codePoint) {
    return Character.isISOControl(codePoint) || Character.isSpaceChar(codePoint);
  }

  private static boolean shapeless(int codePoint) {
    return Character.getType(codePoint) == Character.FORMAT
        || (codePoint >= FIRST_VARIATION_SELECTOR && codePoint <= LAST_VARIATION_SELECTOR);
  }
}
