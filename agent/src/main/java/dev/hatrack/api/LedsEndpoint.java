package dev.hatrack.api;

import dev.hatrack.access.Caller;
import dev.hatrack.hat.Capability;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.surface.Claim;
import dev.hatrack.surface.ClaimTerms;
import dev.hatrack.surface.Content;
import dev.hatrack.surface.LedSurface;
import dev.hatrack.surface.picture.Dither;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// `GET`, `PUT` and `DELETE` on an LED surface.
final class LedsEndpoint {
  private static final String JSON = "application/json";
  private static final int LARGEST_SCALE = 32;
  private static final Pattern SCALE = Pattern.compile("\\d{1,2}");
  private static final List<String> TO_GET = List.of("scale");
  private static final List<String> TO_PUT = ClaimParameters.onLights(PictureParameters.FIT);

  private final Boards boards;
  private final Callers callers;
  private final LedsAnswer answer = new LedsAnswer();

  LedsEndpoint(Boards boards, Callers callers) {
    this.boards = boards;
    this.callers = callers;
  }

  void get(ApiCall request, Optional<String> board) {
    LedSurface surface = boards.leds(board);
    int scale = scale(request);
    request.header("Vary", "Accept");
    if (Accepted.by(request).best(JSON, PngPicture.MEDIA_TYPE).equals(PngPicture.MEDIA_TYPE)) {
      byte[] png = PngPicture.write(surface.view().shown(), scale);
      request.answer(PngPicture.MEDIA_TYPE, png);
      return;
    }
    request.answer(JSON, answer.of(surface));
  }

  void put(ApiCall request, Optional<String> board) {
    LedSurface surface = boards.leds(board);
    Caller caller = callers.writing(request, surface.slot(), Capability.LEDS);
    Query query = Query.of(request, TO_PUT);
    ClaimTerms terms = ClaimParameters.of(query).terms(caller, ClaimTerms.DEFAULT.ttl());
    Frame frame = frame(request, surface.format(), PictureParameters.of(query));
    Claim claim = surface.claim(caller.holder(), terms, Content.still(frame), request.ip());
    Answers.json(request, LedsDocument.claimed(surface, claim));
  }

  /// Whether {@link #put} would wait for nobody and compute little, once the body is there: no PNG,
  /// and no caller whom Nomad knows better.
  boolean putsAtOnce(ApiCall request) {
    return Bodies.mediaType(request).equals(JSON) && callers.tellAtOnce(request);
  }

  void delete(ApiCall request, Optional<String> board) {
    LedSurface surface = boards.leds(board);
    Caller caller = callers.writing(request, surface.slot(), Capability.LEDS);
    surface.release(caller.holder());
    request.status(204);
  }

  private static Frame frame(ApiCall request, SurfaceFormat format, PictureParameters picture) {
    return switch (Bodies.mediaType(request)) {
      case JSON -> {
        picture.requireNone();
        yield PixelDocument.read(Bodies.read(request, Bodies.LARGEST), format);
      }
      case PngPicture.MEDIA_TYPE ->
          PngPicture.read(Bodies.read(request, Bodies.LARGEST), format, picture.fit(), Dither.NONE);
      default ->
          throw Problem.of(
              415,
              "Unsupported media type",
              "send application/json or image/png, and say which in Content-Type");
    };
  }

  /// How many pixels of a PNG each of the surface's is wide and high.
  static int scale(ApiCall request) {
    String text = Query.of(request, TO_GET).value("scale").orElse("1");
    if (SCALE.matcher(text).matches()) {
      int scale = Integer.parseInt(text);
      if (scale >= 1 && scale <= LARGEST_SCALE) {
        return scale;
      }
    }
    throw Problem.badRequest("scale must be a whole number from 1 to 32, not \"" + text + "\"")
        .with("parameter", "scale");
  }
}
