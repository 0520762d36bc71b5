package dev.hatrack.board.detect;

import dev.hatrack.board.Board;
import dev.hatrack.bus.BusException;
import dev.hatrack.hat.BoardModel;
import java.util.function.Supplier;

/// The place of a board that the configuration names and that has to be found before anything can
/// be said of it. It is absent, with the reason.
///
/// @param reason why it was not found when it was last looked for
public record Awaited(BoardModel model, Supplier<String> reason) implements Board {
  @Override
  public void probe() {
    throw new BusException(BusException.Kind.NAK, reason.get());
  }

  @Override
  public void start() {
    probe();
  }

  @Override
  public void close() {
    // nothing is held
  }
}
