package dev.hatrack.surface.text;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The fonts that come with the agent.
public final class Fonts {
  private static final List<Font> ALL = List.of(load("5x7"), load("3x5"));

  private Fonts() {}

  /// The font that is used when none is named.
  public static Font usual() {
    return ALL.getFirst();
  }

  /// @param name as in requests: `5x7`
  public static Optional<Font> find(String name) {
    return ALL.stream().filter(font -> font.name().equals(name)).findFirst();
  }

  /// Every font's name, the usual one first.
  public static List<String> names() {
    return ALL.stream().map(Font::name).toList();
  }

  private static Font load(String name) {
    String resource = name + ".font";
    try (InputStream in = Fonts.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException(resource + " is missing from the agent's jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return FontReader.read(name, text.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
