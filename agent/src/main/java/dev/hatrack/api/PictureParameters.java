package dev.hatrack.api;

import dev.hatrack.surface.picture.Dither;
import dev.hatrack.surface.picture.Fit;
import java.util.List;
import java.util.Optional;

/// The query parameters by which a caller says how a picture is to become a frame.
///
/// @param fit empty when the caller left it open
/// @param dither empty when the caller left it open
record PictureParameters(Optional<Fit> fit, Optional<Dither> dither) {
  static final String FIT = "fit";
  static final String DITHER = "dither";

  /// @throws Problem 400 when one makes no sense
  static PictureParameters of(Query query) {
    return new PictureParameters(
        query
            .value(FIT)
            .map(text -> Fit.find(text).orElseThrow(() -> wrong(FIT, Fit.slugs(), text))),
        query
            .value(DITHER)
            .map(text -> Dither.find(text).orElseThrow(() -> wrong(DITHER, Dither.slugs(), text))));
  }

  private static Problem wrong(String name, List<String> wanted, String text) {
    return Problem.badRequest(
            "%s must be one of %s, not \"%s\"".formatted(name, String.join(", ", wanted), text))
        .with("parameter", name);
  }

  /// To be called where the body is no picture: what is asked for could not be done.
  ///
  /// @throws Problem 400 when there is one
  void requireNone() {
    if (fit.isPresent() || dither.isPresent()) {
      String name = fit.isPresent() ? FIT : DITHER;
      throw Problem.badRequest(name + " is for pictures: send image/png, or leave it out")
          .with("parameter", name);
    }
  }
}
