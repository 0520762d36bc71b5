package dev.hatrack.task.alert;

import dev.hatrack.task.client.SensorsState;
import dev.hatrack.task.client.SensorsState.Measurement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When a reading is too high or too low: `temperature>30`, `humidity<20`.
///
/// @param quantity of a plain number
/// @param above whether it holds above the limit, or else below
public record Condition(String quantity, boolean above, double limit) {
  private static final Pattern SHAPE =
      Pattern.compile("\\s*([a-z-]+)\\s*([<>])\\s*(-?\\d+(?:\\.\\d+)?)\\s*");

  /// So far back beyond the limit, as a share of it, must a reading be before the alert ends: noise
  /// at the limit is not to make it flicker.
  private static final double HYSTERESIS = 0.01;

  /// @throws IllegalArgumentException when it is not written so
  public static Condition parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a condition is like temperature>30 or humidity<20");
    }
    return new Condition(
        matcher.group(1), matcher.group(2).equals(">"), Double.parseDouble(matcher.group(3)));
  }

  /// Whether it holds.
  ///
  /// @param held whether it held before
  /// @return empty where there is no such reading that can be trusted
  Optional<Boolean> holds(SensorsState state, boolean held) {
    double back = held ? Math.max(Math.abs(limit) * HYSTERESIS, 0.1) : 0;
    return state
        .find(quantity)
        .filter(reading -> !reading.stale())
        .flatMap(Measurement::value)
        .map(value -> above ? value > limit - back : value < limit + back);
  }
}
