package dev.hatrack.surface.text;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Glyphs of one height, each as wide as its character needs.
public final class Font {
  /// The character whose glyph stands for all those that the font lacks.
  static final int REPLACEMENT = 0xFFFD;

  private final String name;
  private final int height;
  private final int spacing;
  private final Map<Integer, Bitmap> glyphs;
  private final Bitmap replacement;

  /// @param spacing how many dark columns come between two characters
  /// @param glyphs by code point; U+FFFD stands for those that are not among them
  /// @throws IllegalArgumentException when a glyph is not as high as the font, or U+FFFD is missing
  Font(String name, int height, int spacing, Map<Integer, Bitmap> glyphs) {
    this.name = name;
    this.height = height;
    this.spacing = spacing;
    this.glyphs = Map.copyOf(glyphs);
    this.replacement =
        Optional.ofNullable(glyphs.get(REPLACEMENT))
            .orElseThrow(
                () -> new IllegalArgumentException("font %s lacks U+FFFD".formatted(name)));
    glyphs.forEach(this::checkHeight);
  }

  private void checkHeight(int codePoint, Bitmap glyph) {
    if (glyph.height() != height) {
      throw new IllegalArgumentException(
          "U+%04X has %d rows in font %s, whose height is %d"
              .formatted(codePoint, glyph.height(), name, height));
    }
  }

  /// What it is called in requests: `5x7`.
  public String name() {
    return name;
  }

  /// Rows.
  public int height() {
    return height;
  }

  /// The code points that it has glyphs for.
  public Set<Integer> codePoints() {
    return glyphs.keySet();
  }

  /// A character's glyph: a hollow box when the font has none for it.
  public Bitmap glyph(int codePoint) {
    return glyphs.getOrDefault(codePoint, replacement);
  }

  /// Dark columns between two characters.
  int spacing() {
    return spacing;
  }

  /// A line of text. Characters follow each other from left to right in the order they are written
  /// in, also those of scripts that are read the other way.
  public Bitmap draw(String text) {
    return draw(Characters.shown(text));
  }

  /// A line of code points that are {@link Characters#shown}, in the order they are to be seen.
  Bitmap draw(IntStream shown) {
    return Bitmap.inARow(shown.mapToObj(this::glyph).toList(), height, spacing);
  }
}
