package dev.hatrack.hat;

/// Text that somebody else chose, made fit for a line of a log or of a terminal: what would begin
/// another line, move the cursor or turn the direction of writing is a `?`.
public final class Printable {
  private Printable() {}

  /// The same text, without characters of the Unicode categories Cc, Cf, Cs, Zl and Zp.
  public static String of(String text) {
    if (text.codePoints().allMatch(Printable::harmless)) {
      return text;
    }
    StringBuilder made = new StringBuilder(text.length());
    text.codePoints().map(point -> harmless(point) ? point : '?').forEach(made::appendCodePoint);
    return made.toString();
  }

  /// Whether a character stands for itself in a line, and does nothing to what is around it.
  public static boolean harmless(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
