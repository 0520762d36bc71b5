package dev.hatrack.sensing;

import dev.hatrack.hat.Reading;
import java.util.List;
import java.util.Optional;

/// What a sensor said, and what is to be made of it.
///
/// @param raw as the chip told it
/// @param compensated the temperature that is meant, where the Pi's heat could be taken out
/// @param doubt why the chip is not to be believed, in words; empty while it is
public record SensedReading(
    Reading raw, Optional<Compensated> compensated, Optional<String> doubt) {
  private static final double DIGITS = 1e4;

  /// What is meant: compensated where that could be done, else as the chip told it.
  public List<Double> values() {
    return compensated.map(better -> List.of(better.celsius())).orElseGet(raw::values);
  }

  /// The same to four digits: finer than any of the chips, and without the tail that binary
  /// fractions have in decimal.
  public List<Double> rounded() {
    return values().stream().map(SensedReading::rounded).toList();
  }

  /// A value to four digits.
  public static double rounded(double value) {
    return Math.round(value * DIGITS) / DIGITS;
  }

  /// Whether the chip has said exactly the same for too long.
  public boolean stale() {
    return doubt.isPresent();
  }
}
