package dev.hatrack.board.sense;

import dev.hatrack.board.Sensors;
import dev.hatrack.bus.BusException;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The chips that feel something. One that fails is left out from then on, until the board's probe
/// has told so and the board has been started again.
final class SenseSensors implements Sensors {
  /// What every board measures.
  static final List<Quantity> ALWAYS =
      List.of(
          Quantity.TEMPERATURE,
          Quantity.HUMIDITY,
          Quantity.PRESSURE,
          Quantity.ACCELERATION,
          Quantity.ANGULAR_RATE,
          Quantity.MAGNETIC_FIELD);

  /// What a board of the second version measures besides, with the chip that others are without.
  private static final List<Quantity> OF_LIGHT = List.of(Quantity.COLOUR, Quantity.LIGHT);

  private final List<Watched<SensorChip>> chips;

  /// @param chips the best source of each quantity first
  SenseSensors(List<Watched<SensorChip>> chips) {
    this.chips = List.copyOf(chips);
  }

  @Override
  public List<Quantity> quantities() {
    boolean complete = chips.stream().allMatch(chip -> chip.part().expected());
    return Stream.concat(ALWAYS.stream(), complete ? OF_LIGHT.stream() : Stream.empty()).toList();
  }

  @Override
  public List<Reading> read() {
    List<Reading> readings = new ArrayList<>();
    boolean answered = false;
    for (Watched<SensorChip> chip : chips) {
      Optional<List<Reading>> felt = chip.use(SensorChip::read);
      answered |= felt.isPresent() && chip.part().expected();
      felt.ifPresent(readings::addAll);
    }
    if (!answered) {
      throw silence();
    }
    return List.copyOf(readings);
  }

  /// What is wrong with any of the chips, those left out that the board is without.
  Optional<String> complaint() {
    List<String> reasons =
        chips.stream()
            .filter(chip -> chip.part().expected())
            .flatMap(chip -> chip.complaint().stream())
            .distinct()
            .toList();
    return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
  }

  private BusException silence() {
    List<BusException> failures =
        chips.stream().map(Watched::failure).flatMap(Optional::stream).toList();
    return failures.isEmpty()
        ? new BusException(BusException.Kind.ERROR, "the sensors have not been set up yet")
        : Failures.ofAll(failures);
  }
}
