package dev.hatrack.boardpages;

import java.util.Locale;
import java.util.Map;

/// An SVG document that is being written.
final class Svg {
  private final StringBuilder text = new StringBuilder();

  /// @param title what a person who can't see it is told
  Svg(double width, double height, String title) {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\""
                .formatted(number(width), number(height), number(width), number(height))
            + " role=\"img\">");
    add("<title>%s</title>".formatted(escaped(title)));
  }

  Svg add(String line) {
    text.append(line).append('\n');
    return this;
  }

  Svg rectangle(double x, double y, double width, double height, String attributes) {
    return add(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" %s/>"
            .formatted(number(x), number(y), number(width), number(height), attributes));
  }

  Svg circle(double x, double y, double radius, String attributes) {
    return add(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" %s/>"
            .formatted(number(x), number(y), number(radius), attributes));
  }

  Svg words(double x, double y, String words, String attributes) {
    return add(
        "<text x=\"%s\" y=\"%s\" %s>%s</text>"
            .formatted(number(x), number(y), attributes, escaped(words)));
  }

  /// What is written between here and {@link #close} has these attributes.
  Svg open(String attributes) {
    return add("<g %s>".formatted(attributes));
  }

  Svg close() {
    return add("</g>");
  }

  /// The whole document.
  @Override
  public String toString() {
    return text + "</svg>\n";
  }

  /// At most two decimals, the same on every machine.
  static String number(double value) {
    String fixed = String.format(Locale.ROOT, "%.2f", value);
    return fixed.replaceFirst("\\.?0+$", "");
  }

  private static String escaped(String words) {
    String safe = words;
    for (Map.Entry<String, String> entry : Map.of("<", "&lt;", ">", "&gt;").entrySet()) {
      safe = safe.replace(entry.getKey(), entry.getValue());
    }
    return safe;
  }
}
