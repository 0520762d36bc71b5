package dev.hatrack.surface.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads a font from text that a person can draw in.
///
/// Lines that begin with `//` are remarks. First come the settings, `height 7` (rows of each glyph)
/// and `spacing 1` (dark columns between two characters). Then blocks, with empty lines between
/// them: a line that names characters, and under it their glyphs side by side, as many lines as the
/// font is high, `#` for a lit pixel and `.` for a dark one, blanks between glyphs:
///
/// ```
/// A      !  U+0020
/// .###.  #  ...
/// #...#  #  ...
/// #...#  #  ...
/// #####  #  ...
/// #...#  #  ...
/// #...#  .  ...
/// #...#  #  ...
/// ```
///
/// A character is named by itself or as `U+` and its code point in hexadecimal. The glyph of U+FFFD
/// stands for every character that the font lacks.
final class FontReader {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final String name;
  private final Map<String, Integer> settings = new HashMap<>();
  private final Map<Integer, Bitmap> glyphs = new HashMap<>();

  private FontReader(String name) {
    this.name = name;
  }

  /// @param name what the font is called
  /// @param lines the text
  /// @throws IllegalArgumentException when the text is not of the form; tells the line
  static Font read(String name, List<String> lines) {
    FontReader reader = new FontReader(name);
    int at = 0;
    while (at < lines.size()) {
      String line = lines.get(at);
      try {
        at += line.isBlank() || line.startsWith("//") ? 1 : reader.take(lines, at);
      } catch (IllegalArgumentException e) {
        String where = "font %s, line %d: %s".formatted(name, at + 1, e.getMessage());
        throw new IllegalArgumentException(where, e);
      }
    }
    return new Font(name, reader.setting("height"), reader.setting("spacing"), reader.glyphs);
  }

  /// Takes a setting or a block; tells how many lines it was.
  private int take(List<String> lines, int at) {
    List<String> words = words(lines.get(at));
    if (words.getFirst().equals("height") || words.getFirst().equals("spacing")) {
      settings.put(words.getFirst(), Integer.valueOf(words.getLast()));
      return 1;
    }
    int rows = setting("height");
    if (lines.size() < at + 1 + rows) {
      throw new IllegalArgumentException("the last glyphs have fewer than " + rows + " rows");
    }
    block(words, lines.subList(at + 1, at + 1 + rows));
    return 1 + rows;
  }

  private void block(List<String> characters, List<String> rows) {
    List<List<String>> table = rows.stream().map(FontReader::words).toList();
    for (List<String> row : table) {
      if (row.size() != characters.size()) {
        throw new IllegalArgumentException(
            "%d characters, but %d glyphs in a row: %s"
                .formatted(characters.size(), row.size(), String.join(" ", row)));
      }
    }
    for (int i = 0; i < characters.size(); i++) {
      List<String> drawn = new ArrayList<>();
      for (List<String> row : table) {
        drawn.add(row.get(i));
      }
      if (glyphs.put(codePoint(characters.get(i)), Bitmap.of(drawn)) != null) {
        throw new IllegalArgumentException(characters.get(i) + " is drawn twice");
      }
    }
  }

  private static int codePoint(String character) {
    if (character.codePointCount(0, character.length()) == 1) {
      return character.codePointAt(0);
    }
    if (!character.startsWith("U+")) {
      throw new IllegalArgumentException(character + " is neither a character nor U+ and its code");
    }
    return Integer.parseInt(character.substring(2), 16);
  }

  private int setting(String key) {
    Integer value = settings.get(key);
    if (value == null) {
      throw new IllegalArgumentException(
          "font %s does not tell its %s, as %s 1".formatted(name, key, key));
    }
    return value;
  }

  private static List<String> words(String line) {
    return Arrays.asList(BLANKS.split(line.strip()));
  }
}
