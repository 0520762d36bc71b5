package dev.hatrack.board.detect;

import dev.hatrack.board.Board;
import dev.hatrack.bus.Buses;
import dev.hatrack.bus.HatDescription;
import dev.hatrack.hat.BoardModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Finds a board whose chip has no identity. Only the device tree can name it: on the bus another
/// chip would answer alike, so an answer there is no more than a hint.
///
/// @param address of the chip
/// @param maker of the board on its wires
public record NamelessDetector(BoardModel model, int address, Function<Buses, Board> maker)
    implements Detector {
  private static final int COMMAND_REGISTER = 0xFD;

  @Override
  public Outcome look(Sight sight) {
    Optional<HatDescription> named = sight.named(model.product());
    if (named.isPresent()) {
      return new Outcome.Found(
          model, () -> maker.apply(sight.header()), List.of(named.get().toString()));
    }
    List<String> evidence = new ArrayList<>(List.of(sight.tree()));
    return switch (sight.ask(address, COMMAND_REGISTER)) {
      case Sight.Answer.NotAsked(String words) -> with(evidence, words);
      case Sight.Answer.Nobody(String words) -> with(evidence, words);
      case Sight.Answer.Broken(String words) -> new Outcome.Failed(words, evidence);
      case Sight.Answer.Value(int value) -> hint(evidence, value);
    };
  }

  private Outcome hint(List<String> evidence, int value) {
    evidence.add("0x%02x answers (0x%02x)".formatted(address, value));
    return new Outcome.Failed(
        ("something answers at 0x%02x, where nothing says what it is; if it is a %s, name it:"
                + " boards: [{board: %s}]")
            .formatted(address, model.product(), model.slug()),
        evidence);
  }

  private static Outcome with(List<String> evidence, String words) {
    evidence.add(words);
    return new Outcome.NotPresent(evidence);
  }
}
