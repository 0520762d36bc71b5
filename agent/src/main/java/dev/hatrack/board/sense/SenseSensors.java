package dev.hatrack.board.sense;

import dev.hatrack.board.Sensors;
import dev.hatrack.bus.BusException;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The chips that feel something. One that fails is left out from then on, until the board's probe
/// has told so and the board has been started again.
final class SenseSensors implements Sensors {
  /// What each of them measures, of those that may be missing.
  private static final List<Quantity> OF_LIGHT = List.of(Quantity.COLOUR, Quantity.LIGHT);

  private final List<Quantity> quantities;
  private final List<Watched<SensorChip>> chips;

  /// @param chips the best source of each quantity first
  SenseSensors(List<Quantity> quantities, List<Watched<SensorChip>> chips) {
    this.quantities = List.copyOf(quantities);
    this.chips = List.copyOf(chips);
  }

  @Override
  public List<Quantity> quantities() {
    boolean dark = chips.stream().anyMatch(chip -> !chip.part().expected());
    return quantities.stream().filter(each -> !dark || !OF_LIGHT.contains(each)).toList();
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

  private BusException silence() {
    List<BusException> failures =
        chips.stream().map(Watched::failure).flatMap(Optional::stream).toList();
    return failures.isEmpty()
        ? new BusException(BusException.Kind.ERROR, "the sensors have not been set up yet")
        : Failures.ofAll(failures);
  }
}
