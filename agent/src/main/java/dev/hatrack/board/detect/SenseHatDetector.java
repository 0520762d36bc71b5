package dev.hatrack.board.detect;

import dev.hatrack.board.sense.SenseHat;
import dev.hatrack.bus.HatDescription;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds a Sense HAT: by its ID EEPROM, by the framebuffer that the kernel makes of its LEDs, or by
/// asking its LED controller.
///
/// @param clock for the board
public record SenseHatDetector(InstantSource clock) implements Detector {
  private static final int CONTROLLER = SenseHat.ADDRESSES.getFirst();
  private static final int WHO_AM_I = 0xF0;
  private static final int ITSELF = 's';

  @Override
  public Outcome look(Sight sight) {
    Optional<HatDescription> named = sight.named(SenseHat.MODEL.product());
    if (named.isPresent()) {
      return found(sight, named.get().toString());
    }
    List<String> evidence = new ArrayList<>(List.of(sight.tree()));
    if (sight.header().kernel().framebuffer(SenseHat.FRAMEBUFFER).isPresent()) {
      return found(sight, "there is a framebuffer \"%s\"".formatted(SenseHat.FRAMEBUFFER));
    }
    evidence.add("there is no framebuffer \"%s\"".formatted(SenseHat.FRAMEBUFFER));
    return switch (sight.ask(CONTROLLER, WHO_AM_I)) {
      case Sight.Answer.NotAsked(String words) -> with(evidence, words);
      case Sight.Answer.Nobody(String words) -> with(evidence, words);
      case Sight.Answer.Broken(String words) -> new Outcome.Failed(words, evidence);
      case Sight.Answer.Value(int value) -> judge(sight, value, evidence);
    };
  }

  private Outcome judge(Sight sight, int value, List<String> evidence) {
    if (value == ITSELF) {
      return found(sight, "0x46 says that it is a Sense HAT's LED controller");
    }
    evidence.add("0x46 answers 0x%02x in its identity register, not 0x73".formatted(value));
    return new Outcome.Failed("another chip has the Sense HAT's address 0x46", evidence);
  }

  private Outcome found(Sight sight, String evidence) {
    return new Outcome.Found(
        SenseHat.MODEL, () -> new SenseHat(sight.header(), clock), List.of(evidence));
  }

  private static Outcome with(List<String> evidence, String words) {
    evidence.add(words);
    return new Outcome.NotPresent(evidence);
  }
}
