package dev.hatrack.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// What a [Target] that reads text begins with, as bytes.
public final class Texts {
  private Texts() {}

  /// The pieces that JSON is made of, and what a number or a string may not be.
  public static List<byte[]> jsonWords() {
    return of("null", "[", "]", "{", "}", "\"", "1e999999999", "-0.0", "\\ud800", "\u0000");
  }

  /// Each as UTF-8.
  public static List<byte[]> of(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }
}
