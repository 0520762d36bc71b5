package dev.hatrack.api;

import dev.hatrack.access.Caller;
import dev.hatrack.hat.Capability;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.surface.ClaimTerms;
import dev.hatrack.surface.EinkSurface;
import dev.hatrack.surface.picture.Dither;
import dev.hatrack.surface.picture.Fit;
import java.util.List;
import java.util.Optional;

/// `GET`, `PUT` and `DELETE` on an e-ink surface.
final class EinkEndpoint {
  private static final String JSON = "application/json";
  private static final List<String> TO_PUT =
      ClaimParameters.onPages(PictureParameters.FIT, PictureParameters.DITHER);

  private final Boards boards;
  private final Callers callers;

  EinkEndpoint(Boards boards, Callers callers) {
    this.boards = boards;
    this.callers = callers;
  }

  void get(ApiCall request, Optional<String> board) {
    EinkSurface surface = boards.eink(board);
    int scale = LedsEndpoint.scale(request);
    request.header("Vary", "Accept");
    if (Accepted.by(request).best(JSON, PngPicture.MEDIA_TYPE).equals(PngPicture.MEDIA_TYPE)) {
      byte[] png = PngPicture.write(surface.view().frame(), scale);
      request.answer(PngPicture.MEDIA_TYPE, png);
      return;
    }
    Answers.json(request, EinkDocument.surface(surface));
  }

  /// Answers when the page is on the disk; its address tells when the panel shows it.
  void put(ApiCall request, Optional<String> board) {
    EinkSurface surface = boards.eink(board);
    Caller caller = callers.writing(request, surface.slot(), Capability.EINK);
    Query query = Query.of(request, TO_PUT);
    ClaimTerms terms = ClaimParameters.of(query).terms(caller, EinkSurface.USUAL_TTL);
    Frame frame = frame(request, surface.format(), PictureParameters.of(query));
    EinkSurface.Accepted accepted = surface.accept(caller.holder(), terms, frame, request.ip());
    request.status(202);
    request.header("Location", EinkDocument.path(surface, accepted.page()));
    Answers.json(request, EinkDocument.accepted(surface, accepted));
  }

  void delete(ApiCall request, Optional<String> board) {
    EinkSurface surface = boards.eink(board);
    Caller caller = callers.writing(request, surface.slot(), Capability.EINK);
    surface.release(caller.holder());
    request.status(204);
  }

  private static Frame frame(ApiCall request, SurfaceFormat format, PictureParameters picture) {
    return switch (Bodies.mediaType(request)) {
      case JSON -> {
        picture.requireNone();
        yield PageDocument.read(Bodies.read(request, Bodies.LARGEST_PAGE), format);
      }
      case PngPicture.MEDIA_TYPE ->
          PngPicture.read(
              Bodies.read(request, Bodies.LARGEST_PAGE),
              format,
              Optional.of(picture.fit().orElse(Fit.CONTAIN)),
              picture.dither().orElse(Dither.FLOYD_STEINBERG));
      default ->
          throw Problem.of(
              415,
              "Unsupported media type",
              "send application/json or image/png, and say which in Content-Type");
    };
  }
}
