package dev.hatrack.hat;

import java.time.Instant;
import java.util.List;

/// What a sensor said at one time.
///
/// @param values in the quantity's unit: one, or as many as the quantity has components
/// @param source the chip that measured it, as its datasheet calls it: `HTS221`
/// @param at when it was read
public record Reading(Quantity quantity, List<Double> values, String source, Instant at) {
  public Reading {
    values = List.copyOf(values);
    int wanted = Math.max(1, quantity.components().size());
    if (values.size() != wanted) {
      throw new IllegalArgumentException(
          "%s has %d values, not %d".formatted(quantity.slug(), wanted, values.size()));
    }
  }

  /// A reading of a plain number.
  public static Reading of(Quantity quantity, double value, String source, Instant at) {
    return new Reading(quantity, List.of(value), source, at);
  }
}
