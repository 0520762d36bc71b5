package dev.hatrack.task.client;

/// A text to show or to scroll.
///
/// @param text at most 1,000 characters
/// @param font `5x7` or `3x5`
/// @param speed pixels a second, 1-100
/// @param colour of a lit pixel: `0` to `255` on grey, `#rrggbb` on colour
/// @param repeat how often it scrolls through; 0 is for as long as the claim lives
public record Text(String text, String font, int speed, String colour, int repeat) {
  /// The text as the agent shows it when nothing else is said.
  public static Text of(String text) {
    return new Text(text, "5x7", 20, "255", 1);
  }
}
