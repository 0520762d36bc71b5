package dev.hatrack.surface.text;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A text broken into lines.
///
/// @param splitsWords whether a word that is longer than a line was broken in two
record Wrapping(List<Line> lines, boolean splitsWords, Font font, int columns) {
  private static final int ELLIPSIS = '…';

  /// @param columns how wide a line may be, in the font's pixels
  static Wrapping of(String text, Font font, int columns) {
    List<Line> lines = new ArrayList<>();
    boolean splits = false;
    for (String paragraph : text.stripTrailing().split("\\R", -1)) {
      int[] shown = Characters.shown(paragraph).toArray();
      boolean rightToLeft =
          !new Bidi(paragraph, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
      int from = 0;
      do {
        Break end = breakAfter(shown, from, font, columns);
        lines.add(new Line(Arrays.copyOfRange(shown, from, end.end), rightToLeft));
        splits |= end.inWord;
        from = end.next;
      } while (from < shown.length);
    }
    return new Wrapping(List.copyOf(lines), splits, font, columns);
  }

  /// @param end behind the line's last character
  /// @param next where the next line begins
  private record Break(int end, int next, boolean inWord) {}

  /// Where the line that begins at `from` ends. Spaces behind a word may stand over the edge, where
  /// nobody sees them.
  private static Break breakAfter(int[] shown, int from, Font font, int columns) {
    int room = columns + font.spacing();
    int at = from;
    int behindWord = from;
    while (at < shown.length) {
      boolean overhangs = shown[at] == ' ' && behindWord > from;
      room -= font.glyph(shown[at]).width() + font.spacing();
      if (room < 0 && !overhangs) {
        break;
      }
      at++;
      if (at < shown.length && shown[at] == ' ' && shown[at - 1] != ' ') {
        behindWord = at;
      }
    }
    if (at == shown.length) {
      return new Break(beforeSpaces(shown, from, at), at, false);
    }
    if (behindWord > from) {
      return new Break(behindWord, behindSpaces(shown, behindWord), false);
    }
    int end = Math.max(at, from + 1);
    return new Break(end, end, true);
  }

  private static int beforeSpaces(int[] shown, int from, int at) {
    int end = at;
    while (end > from && shown[end - 1] == ' ') {
      end--;
    }
    return end;
  }

  private static int behindSpaces(int[] shown, int at) {
    int next = at;
    while (next < shown.length && shown[next] == ' ') {
      next++;
    }
    return next;
  }

  /// At most so many lines; the last one says when there is more.
  List<Line> cut(int most) {
    if (lines.size() <= most) {
      return lines;
    }
    List<Line> cut = new ArrayList<>(lines.subList(0, most));
    cut.set(most - 1, ended(cut.get(most - 1)));
    return cut;
  }

  private Line ended(Line line) {
    int[] shown = Arrays.copyOf(line.shown(), line.shown().length + 1);
    int length = shown.length;
    shown[length - 1] = ELLIPSIS;
    while (length > 1 && width(shown, length) > columns) {
      length--;
      shown[length - 1] = ELLIPSIS;
    }
    return new Line(Arrays.copyOf(shown, length), line.rightToLeft());
  }

  private int width(int[] shown, int length) {
    return Arrays.stream(shown, 0, length)
            .map(codePoint -> font.glyph(codePoint).width() + font.spacing())
            .sum()
        - font.spacing();
  }
}
