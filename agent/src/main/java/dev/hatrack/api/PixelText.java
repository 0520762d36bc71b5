package dev.hatrack.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Ink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One pixel in JSON: 0-255 on a grey surface, `"#rrggbb"` on a colour one, an ink's name on e-ink.
final class PixelText {
  private static final int RGB_LENGTH = 7;

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
    return colours == Colours.GREY8 ? level(value) : named(value.textValue(), colours);
  }

  /// The same, of the value that a parser is at.
  ///
  /// @throws IOException when it is a number, and one beyond all that can be read
  static int read(JsonParser at, Colours colours) throws IOException {
    if (colours == Colours.GREY8) {
      return at.currentToken() == JsonToken.VALUE_NUMBER_INT ? level(at.getIntValue()) : NONE;
    }
    return at.currentToken() == JsonToken.VALUE_STRING ? named(at.getText(), colours) : NONE;
  }

  private static int named(@Nullable String text, Colours colours) {
    if (text == null) {
      return NONE;
    }
    return colours == Colours.RGB8 ? rgb(text) : ink(text, colours.inks());
  }

  private static int ink(String text, List<Ink> inks) {
    for (int i = 0; i < inks.size(); i++) {
      if (inks.get(i).slug().equals(text)) {
        return i;
      }
    }
    return NONE;
  }

  /// One of the inks that a panel has, by its name.
  static Optional<Ink> ink(JsonNode value, Colours colours) {
    String name = value.textValue();
    int number = name == null ? NONE : ink(name, colours.inks());
    return number == NONE ? Optional.empty() : Optional.of(colours.inks().get(number));
  }

  /// 0-255, or {@link #NONE}.
  static int level(JsonNode value) {
    return value.isInt() ? level(value.intValue()) : NONE;
  }

  private static int level(int value) {
    return value >= 0 && value <= 255 ? value : NONE;
  }

  /// `"#rrggbb"` as `0xRRGGBB`, or {@link #NONE}.
  static int rgb(JsonNode value) {
    return value.isTextual() ? rgb(value.textValue()) : NONE;
  }

  private static int rgb(String text) {
    if (text.length() != RGB_LENGTH || text.charAt(0) != '#') {
      return NONE;
    }
    for (int i = 1; i < RGB_LENGTH; i++) {
      if (!HexFormat.isHexDigit(text.charAt(i))) {
        return NONE;
      }
    }
    return HexFormat.fromHexDigits(text, 1, RGB_LENGTH);
  }

  /// Writes what {@link #read} gave as a {@link Frame}'s bytes.
  static void put(int pixel, Colours colours, ByteBuffer bytes) {
    for (int left = colours.bytesPerPixel() - 1; left >= 0; left--) {
      bytes.put((byte) (pixel >> (8 * left)));
    }
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
