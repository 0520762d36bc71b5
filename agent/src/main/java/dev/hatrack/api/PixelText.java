package dev.hatrack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Ink;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One pixel in JSON: 0-255 on a grey surface, `"#rrggbb"` on a colour one, an ink's name on e-ink.
final class PixelText {
  private static final Pattern RGB = Pattern.compile("#[0-9A-Fa-f]{6}");

  private PixelText() {}

  /// What a pixel of these colours must be, behind "must be".
  static String wanted(Colours colours) {
    return switch (colours) {
      case GREY8 -> "a whole number from 0 to 255";
      case RGB8 -> "a colour like \"#ff8000\"";
      case BLACK_WHITE, BLACK_WHITE_RED, BLACK_WHITE_YELLOW ->
          "one of " + String.join(", ", names(colours));
    };
  }

  /// The names of the inks that a panel has.
  static List<String> names(Colours colours) {
    return colours.inks().stream().map(Ink::slug).toList();
  }

  /// A pixel's bytes one behind the other, `0xRRGGBB` where there are three, as in a {@link Frame};
  /// empty when it is none.
  static Optional<Integer> read(JsonNode value, Colours colours) {
    return switch (colours) {
      case GREY8 -> level(value);
      case RGB8 -> rgb(value);
      case BLACK_WHITE, BLACK_WHITE_RED, BLACK_WHITE_YELLOW ->
          ink(value, colours).map(ink -> colours.inks().indexOf(ink));
    };
  }

  /// One of the inks that a panel has, by its name.
  static Optional<Ink> ink(JsonNode value, Colours colours) {
    return colours.inks().stream().filter(ink -> ink.slug().equals(value.textValue())).findFirst();
  }

  /// 0-255.
  static Optional<Integer> level(JsonNode value) {
    return Optional.of(value)
        .filter(node -> node.isInt() && node.intValue() >= 0 && node.intValue() <= 255)
        .map(JsonNode::intValue);
  }

  /// `"#rrggbb"` as `0xRRGGBB`.
  static Optional<Integer> rgb(JsonNode value) {
    return Optional.of(value)
        .filter(node -> node.isTextual() && RGB.matcher(node.textValue()).matches())
        .map(node -> Integer.parseInt(node.textValue().substring(1), 16));
  }

  static void write(Frame frame, int x, int y, ArrayNode row) {
    switch (frame.format().colours()) {
      case GREY8 -> row.add(frame.at(x, y));
      case RGB8 -> row.add("#%06x".formatted(frame.rgb(x, y)));
      case BLACK_WHITE, BLACK_WHITE_RED, BLACK_WHITE_YELLOW -> row.add(frame.ink(x, y).slug());
    }
  }
}
