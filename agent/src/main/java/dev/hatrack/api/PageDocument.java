package dev.hatrack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Ink;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.surface.text.PageText;
import java.util.List;
import java.util.Optional;

/// What an e-ink panel is to show, as JSON: `{"pixels": [[…], …]}`, or `{"text": "…"}` with its
/// size and its inks.
final class PageDocument {
  private static final String TEXT = "text";
  private static final String SIZE = "size";
  private static final String COLOUR = "colour";
  private static final String BACKGROUND = "background";
  private static final List<String> KEYS =
      List.of(PixelDocument.KEY, TEXT, SIZE, COLOUR, BACKGROUND);

  private PageDocument() {}

  /// @throws Problem 400 with a JSON pointer to what is wrong
  static Frame read(byte[] body, SurfaceFormat format) {
    return PixelReader.read(body, format)
        .orElseGet(() -> read(Json.readObject(body, KEYS), format));
  }

  private static Frame read(ObjectNode document, SurfaceFormat format) {
    if (!document.has(PixelDocument.KEY)) {
      return text(document, format).frame(format);
    }
    if (document.size() > 1) {
      throw Problem.badRequest("send either pixels or a text, and size and inks with a text only")
          .with("pointer", "");
    }
    return PixelDocument.read(document, format);
  }

  private static PageText text(ObjectNode document, SurfaceFormat format) {
    JsonNode text = document.path(TEXT);
    if (!text.isTextual()) {
      throw Problem.badRequest("there must be pixels, or a text").with("pointer", "/" + TEXT);
    }
    int length = text.textValue().codePointCount(0, text.textValue().length());
    if (length > PageText.LONGEST) {
      throw Problem.tooLarge(
              "the text has %d characters; at most %d are taken"
                  .formatted(length, PageText.LONGEST))
          .with("pointer", "/" + TEXT);
    }
    return new PageText(
        text.textValue(),
        size(document.path(SIZE)),
        ink(document, COLOUR, Ink.BLACK, format),
        ink(document, BACKGROUND, Ink.WHITE, format));
  }

  private static Optional<Integer> size(JsonNode size) {
    if (size.isMissingNode()) {
      return Optional.empty();
    }
    if (!size.isInt() || size.intValue() < 1 || size.intValue() > PageText.LARGEST_SIZE) {
      throw Problem.badRequest(
              "size must be a whole number from 1 to %d".formatted(PageText.LARGEST_SIZE))
          .with("pointer", "/" + SIZE);
    }
    return Optional.of(size.intValue());
  }

  private static Ink ink(ObjectNode document, String key, Ink usual, SurfaceFormat format) {
    if (!document.has(key)) {
      return usual;
    }
    return PixelText.ink(document.path(key), format.colours())
        .orElseThrow(
            () ->
                Problem.badRequest(key + " must be " + PixelText.wanted(format.colours()))
                    .with("pointer", "/" + key));
  }
}
