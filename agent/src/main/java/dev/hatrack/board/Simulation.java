package dev.hatrack.board;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a person can do to a simulated board, as their hands would do it to a real one.
public interface Simulation {
  /// What goes wrong on the wires.
  enum Fault {
    /// Nothing.
    NONE("none"),
    /// The board was pulled off the header: nobody acknowledges.
    UNPLUGGED("unplugged"),
    /// The data line is stuck low: every transaction fails.
    STUCK("stuck"),
    /// Another chip sits where ours is expected: it answers, with another identity.
    WRONG_IDENTITY("wrong-identity"),
    /// The panel never says that it is done.
    BUSY("busy"),
    /// The sensors say the same for ever, and claim that it is new.
    FROZEN("frozen");

    private final String slug;

    Fault(String slug) {
      this.slug = slug;
    }

    /// The name in the API and in the configuration.
    public String slug() {
      return slug;
    }
  }

  /// Something that a simulated board feels, to be turned by hand.
  ///
  /// @param name `temperature`, or with a component `acceleration-x`
  /// @param unit its sign
  /// @param least the lowest that the model can be made to feel
  /// @param most the highest
  /// @param value what it feels now
  record Dial(String name, String unit, double least, double most, double value) {}

  /// The faults that can be ordered of this board.
  Set<Fault> faults();

  Fault fault();

  /// @throws IllegalArgumentException when the fault is none of {@link #faults}
  void fault(Fault fault);

  /// Each button and whether it is held down.
  Map<String, Boolean> buttons();

  /// Presses a button, or lets it go.
  ///
  /// @throws IllegalArgumentException when the board has no such button
  void hold(String button, boolean down);

  /// What it feels.
  default List<Dial> dials() {
    return List.of();
  }

  /// Makes it feel something else.
  ///
  /// @throws IllegalArgumentException when there is no such dial, or it does not go so far
  default void turn(String dial, double value) {
    throw new IllegalArgumentException("this board feels nothing; there is no dial " + dial);
  }
}
