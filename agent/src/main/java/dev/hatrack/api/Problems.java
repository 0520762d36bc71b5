package dev.hatrack.api;

import dev.hatrack.access.NotAuthenticated;
import dev.hatrack.access.TooManyGuesses;
import dev.hatrack.sensing.SensorsUnavailable;
import dev.hatrack.surface.BoardUnavailable;
import dev.hatrack.surface.ClaimRefused;
import dev.hatrack.surface.PagesNotKept;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns what went wrong into what the caller is told.
final class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  /// Tells the caller what went wrong.
  static void answer(ApiCall request, Throwable e) {
    switch (e) {
      case TooManyGuesses guesses ->
          request.header("Retry-After", Long.toString(guesses.await().toSeconds()));
      case HttpResponseException refused
          when refused.getStatus() == 405 && !refused.getDetails().isEmpty() ->
          request.header("Allow", String.join(", ", refused.getDetails().values()));
      default -> {}
    }
    Answers.problem(request, of(request, e));
  }

  private static Problem of(ApiCall request, Throwable e) {
    return switch (e) {
      case Problem problem -> problem;
      case NotAuthenticated unknown -> of(unknown);
      case ClaimRefused refused -> of(refused);
      case BoardUnavailable unavailable -> of(unavailable);
      case SensorsUnavailable unavailable -> of(unavailable);
      case PagesNotKept notKept -> of(notKept);
      case HttpResponseException refused -> of(refused);
      default -> {
        log.error("{} {} failed", request.method(), request.path(), e);
        yield mistake();
      }
    };
  }

  /// What Java itself throws: no memory, a class that is missing because the jar was replaced.
  static void broken(HttpServletResponse response, Error e) {
    log.error("a request failed", e);
    response.setStatus(mistake().status());
    response.setContentType(Problem.MEDIA_TYPE);
    try {
      response.getOutputStream().write(mistake().document());
    } catch (IOException gone) {
      log.debug("nobody was left to be told", gone);
    }
  }

  private static Problem mistake() {
    return Problem.of(500, "A mistake of ours", "the agent's log says what went wrong");
  }

  static Problem of(NotAuthenticated e) {
    return e instanceof TooManyGuesses
        ? Problem.of(429, "Too many wrong tokens", text(e))
        : Problem.unauthorized(text(e));
  }

  static Problem of(ClaimRefused e) {
    String holder = e.inTheWay().holder().display();
    String expires = e.inTheWay().expires().truncatedTo(ChronoUnit.MILLIS).toString();
    return Problem.conflict(e.explanation()).with("holder", holder).with("expires", expires);
  }

  static Problem of(BoardUnavailable e) {
    return Problem.unavailable(text(e)).with("board", e.board());
  }

  private static Problem of(SensorsUnavailable e) {
    return Problem.unavailable(text(e)).with("board", e.board());
  }

  private static Problem of(PagesNotKept e) {
    return e.full()
        ? Problem.of(507, "No room for the page", text(e))
        : Problem.of(503, "The page can't be kept", text(e));
  }

  private static Problem of(HttpResponseException e) {
    return Problem.of(e.getStatus(), title(e.getStatus()), text(e));
  }

  private static String title(int status) {
    return switch (status) {
      case 404 -> "Not found";
      case 405 -> "Method not allowed";
      default -> "Refused";
    };
  }

  private static String text(Exception e) {
    return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }
}
