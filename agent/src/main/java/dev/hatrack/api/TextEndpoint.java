package dev.hatrack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hatrack.access.Caller;
import dev.hatrack.hat.Capability;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.surface.Claim;
import dev.hatrack.surface.ClaimTerms;
import dev.hatrack.surface.LedSurface;
import dev.hatrack.surface.text.Font;
import dev.hatrack.surface.text.Fonts;
import dev.hatrack.surface.text.TextContent;
import java.util.List;
import java.util.Optional;

/// `POST /hat/leds/text`: a text that stands or scrolls.
final class TextEndpoint {
  private static final int LARGEST = 64 * 1024;
  private static final List<String> KEYS = List.of("text", "font", "speed", "colour", "repeat");

  private final Boards boards;
  private final Callers callers;

  TextEndpoint(Boards boards, Callers callers) {
    this.boards = boards;
    this.callers = callers;
  }

  void post(ApiCall request, Optional<String> board) {
    LedSurface surface = boards.leds(board);
    Caller caller = callers.writing(request, surface.slot(), Capability.LEDS);
    ClaimParameters parameters = ClaimParameters.of(request);
    if (!Bodies.mediaType(request).equals("application/json")) {
      throw Problem.of(
          415, "Unsupported media type", "send application/json, and say so in Content-Type");
    }
    ObjectNode document = Json.readObject(Bodies.read(request, LARGEST), KEYS);
    TextContent content = content(document, surface.format());
    ClaimTerms terms = parameters.terms(caller, content.usualTtl());
    Claim claim = surface.claim(caller.holder(), terms, content, request.ip());
    Answers.json(request, LedsDocument.claimed(surface, claim));
  }

  private static TextContent content(ObjectNode document, SurfaceFormat format) {
    return TextContent.of(
        format,
        font(document),
        text(document),
        number(document, "speed", TextContent.MIN_SPEED, TextContent.MAX_SPEED)
            .orElse(TextContent.DEFAULT_SPEED),
        colour(document, format.colours()),
        number(document, "repeat", 0, TextContent.MOST_REPEATS).orElse(1));
  }

  private static String text(ObjectNode document) {
    JsonNode text = document.path("text");
    if (!text.isTextual()) {
      throw wrong("text", "there and a text");
    }
    int length = text.textValue().codePointCount(0, text.textValue().length());
    if (length > TextContent.LONGEST) {
      throw Problem.tooLarge(
              "the text has %d characters; at most %d are shown, send it in parts"
                  .formatted(length, TextContent.LONGEST))
          .with("pointer", "/text");
    }
    return text.textValue();
  }

  private static Font font(ObjectNode document) {
    JsonNode name = document.path("font");
    if (name.isMissingNode()) {
      return Fonts.usual();
    }
    return Fonts.find(name.asText())
        .orElseThrow(() -> wrong("font", "one of " + String.join(", ", Fonts.names())));
  }

  private static int colour(ObjectNode document, Colours colours) {
    JsonNode value = document.path("colour");
    if (value.isMissingNode()) {
      return TextContent.WHITE;
    }
    int level = PixelText.level(value);
    if (level != PixelText.NONE) {
      return TextContent.grey(level);
    }
    if (colours == Colours.GREY8) {
      throw wrong("colour", PixelText.wanted(colours));
    }
    int rgb = PixelText.rgb(value);
    if (rgb == PixelText.NONE) {
      throw wrong("colour", PixelText.wanted(colours) + ", or a grey from 0 to 255");
    }
    return rgb;
  }

  private static Optional<Integer> number(ObjectNode document, String key, int least, int most) {
    JsonNode value = document.path(key);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
      throw wrong(key, "a whole number from %d to %d".formatted(least, most));
    }
    return Optional.of(value.intValue());
  }

  private static Problem wrong(String key, String wanted) {
    return Problem.badRequest("%s must be %s".formatted(key, wanted)).with("pointer", "/" + key);
  }
}
