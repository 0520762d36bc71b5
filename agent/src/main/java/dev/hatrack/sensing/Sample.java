package dev.hatrack.sensing;

import dev.hatrack.hat.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Everything that one board felt at one time.
///
/// @param readings the best source of a quantity first
/// @param age how long ago
public record Sample(List<SensedReading> readings, Duration age) {
  public Sample {
    readings = List.copyOf(readings);
  }

  /// The best source's; empty when no chip had anything to say of it.
  public Optional<SensedReading> best(Quantity quantity) {
    return readings.stream().filter(reading -> reading.raw().quantity() == quantity).findFirst();
  }
}
