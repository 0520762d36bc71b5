package dev.hatrack.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Ink;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One pixel in JSON: 0-255 on a grey surface, `"#rrggbb"` on a colour one, an ink's name on e-ink.
final class PixelText {
  private static final Pattern RGB = Pattern.compile("#[0-9A-Fa-f]{6}");

  /// What is no pixel.
  static final int NONE = -1;

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
  /// {@link #NONE} when it is none. A number, because frames have hundreds of them.
  static int read(JsonNode value, Colours colours) {
    return switch (colours) {
      case GREY8 -> level(value);
      case RGB8 -> rgb(value);
      case BLACK_WHITE, BLACK_WHITE_RED, BLACK_WHITE_YELLOW ->
          ink(value, colours).map(ink -> colours.inks().indexOf(ink)).orElse(NONE);
    };
  }

  /// One of the inks that a panel has, by its name.
  static Optional<Ink> ink(JsonNode value, Colours colours) {
    return colours.inks().stream().filter(ink -> ink.slug().equals(value.textValue())).findFirst();
  }

  /// 0-255, or {@link #NONE}.
  static int level(JsonNode value) {
    return value.isInt() && value.intValue() >= 0 && value.intValue() <= 255
        ? value.intValue()
        : NONE;
  }

  /// `"#rrggbb"` as `0xRRGGBB`, or {@link #NONE}.
  static int rgb(JsonNode value) {
    return value.isTextual() && RGB.matcher(value.textValue()).matches()
        ? Integer.parseInt(value.textValue(), 1, 7, 16)
        : NONE;
  }

  static void write(Frame frame, int x, int y, JsonGenerator out) throws IOException {
    switch (frame.format().colours()) {
      case GREY8 -> out.writeNumber(frame.at(x, y));
      case RGB8 -> out.writeString("#" + HexFormat.of().toHexDigits(frame.rgb(x, y), 6));
      case BLACK_WHITE, BLACK_WHITE_RED, BLACK_WHITE_YELLOW ->
          out.writeString(frame.ink(x, y).slug());
    }
  }
}
