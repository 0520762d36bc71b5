package dev.hatrack.surface.text;

import java.text.Bidi;
import java.util.Arrays;
import java.util.stream.IntStream;

/// A line of a page.
final class Line {
  private final int[] shown;
  private final boolean rightToLeft;

  /// @param shown the code points to draw, in the order they are read; kept
  /// @param rightToLeft whether the paragraph begins at the right
  Line(int[] shown, boolean rightToLeft) {
    this.shown = shown;
    this.rightToLeft = rightToLeft;
  }

  /// The code points in the order they are read.
  int[] shown() {
    return shown.clone();
  }

  boolean rightToLeft() {
    return rightToLeft;
  }

  Bitmap draw(Font font) {
    return font.draw(Arrays.stream(seen()));
  }

  /// The code points from left to right, by the Unicode bidirectional algorithm (UAX 9). Brackets
  /// are not mirrored, for the fonts have no letters of those scripts anyway.
  int[] seen() {
    char[] text = new String(shown, 0, shown.length).toCharArray();
    if (!rightToLeft && !Bidi.requiresBidi(text, 0, text.length)) {
      return shown();
    }
    Bidi bidi =
        new Bidi(
            new String(text),
            rightToLeft ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
    byte[] levels = new byte[shown.length];
    int at = 0;
    for (int i = 0; i < shown.length; i++) {
      levels[i] = (byte) bidi.getLevelAt(at);
      at += Character.charCount(shown[i]);
    }
    Integer[] places = IntStream.range(0, shown.length).boxed().toArray(Integer[]::new);
    Bidi.reorderVisually(levels, 0, places, 0, places.length);
    return Arrays.stream(places).mapToInt(place -> shown[place]).toArray();
  }
}
