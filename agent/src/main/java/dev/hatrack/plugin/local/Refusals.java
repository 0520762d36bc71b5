package dev.hatrack.plugin.local;

import dev.hatrack.access.NotAuthenticated;
import dev.hatrack.board.NoSuchBoard;
import dev.hatrack.sensing.SensorsUnavailable;
import dev.hatrack.surface.BoardUnavailable;
import dev.hatrack.surface.ClaimRefused;
import dev.hatrack.surface.PagesNotKept;
import dev.hatrack.surface.PriorityTooHigh;
import dev.hatrack.surface.picture.BadPicture;
import dev.hatrack.task.client.HatException;
import java.util.function.Supplier;

/// What a caller over HTTP would be told: the same status and title, and the same words.
final class Refusals {
  private Refusals() {}

  static HatException badRequest(String detail) {
    return new HatException(400, "Bad request", detail);
  }

  static HatException forbidden(String detail) {
    return new HatException(403, "Not allowed", detail);
  }

  static HatException notFound(String detail) {
    return new HatException(404, "Not found", detail);
  }

  static HatException tooLarge(String detail) {
    return new HatException(413, "Too much", detail);
  }

  /// Makes a call, and says in the API's words why it was refused.
  ///
  /// @throws HatException when it was refused
  static <T> T told(Supplier<T> call) {
    try {
      return call.get();
    } catch (NoSuchBoard e) {
      throw notFound(words(e));
    } catch (NotAuthenticated e) {
      throw new HatException(401, "No identity", words(e));
    } catch (PriorityTooHigh e) {
      throw forbidden(words(e));
    } catch (BadPicture e) {
      throw badRequest(words(e));
    } catch (ClaimRefused e) {
      throw new HatException(409, "An exclusive claim is in the way", e.explanation());
    } catch (BoardUnavailable | SensorsUnavailable e) {
      throw new HatException(503, "The board does not work", words(e));
    } catch (PagesNotKept e) {
      throw e.full()
          ? new HatException(507, "No room for the page", words(e))
          : new HatException(503, "The page can't be kept", words(e));
    }
  }

  private static String words(RuntimeException e) {
    return String.valueOf(e.getMessage());
  }
}
