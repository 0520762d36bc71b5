package dev.hatrack.board;

import dev.hatrack.bus.BusException;
import dev.hatrack.hat.BoardModel;
import dev.hatrack.hat.Capability;
import java.util.List;
import java.util.Optional;

/// One board on its buses. Its chips may be missing: {@link #probe} asks, {@link #start} sets them
/// up, and may be called again when the board comes back. Safe for use by several threads.
public interface Board extends AutoCloseable {
  BoardModel model();

  /// Reads, and never writes, to learn whether the board's chips answer.
  ///
  /// @throws BusException of kind `NAK` when nobody answers, `ERROR` when the bus fails
  void probe();

  /// Reads, and never writes, to learn what is wrong with each chip, also of a board that was not
  /// started: more than {@link #probe} asks, for a person who wants to know.
  ///
  /// @return empty when all is well
  default List<BusException> complaints() {
    try {
      probe();
      return List.of();
    } catch (BusException e) {
      return List.of(e);
    }
  }

  /// Sets the chips up, dark, and begins to listen to the buttons.
  ///
  /// @throws BusException when a chip does not do what it is told
  void start();

  /// Sets up again the parts that answer again, where {@link #probe} has just failed for others.
  ///
  /// @param failure what the probe said
  /// @return what is wrong after that; the same where the board has no parts that fail alone
  default BusException mend(BusException failure) {
    return failure;
  }

  /// What a failure of the board means for one capability, by what is known: asks no chip, and does
  /// not wait.
  ///
  /// @param failure why the board has failed
  /// @return empty when the capability works all the same; by default the failure is everybody's
  default Optional<String> complaint(Capability capability, String failure) {
    return Optional.of(failure);
  }

  /// The LED matrix, where there is one.
  default Optional<LedMatrix> leds() {
    return Optional.empty();
  }

  /// The e-ink panel, where there is one.
  default Optional<EinkPanel> eink() {
    return Optional.empty();
  }

  /// The sensors, where there are any.
  default Optional<Sensors> sensors() {
    return Optional.empty();
  }

  /// The buttons, where there are any.
  default Optional<Buttons> buttons() {
    return Optional.empty();
  }

  /// Leaves the board dark, if it still answers, and gives its lines back. E-ink keeps its page.
  @Override
  void close();
}
