package dev.hatrack.sensing;

import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Notices chips that have stopped to feel, and say the same for ever. Not safe for use by several
/// threads.
///
/// A chip is judged by all that it says together. Its temperature alone may well stand still: with
/// enough averaging in the chip the noise is less than one step. Its humidity, a pressure or a
/// motion is taken not to, for noise of several steps: docs/sensors.md. A light sensor is never
/// judged: in the dark it says 0 for hours, and is right.
final class Sameness {
  static final Duration TOO_LONG = Duration.ofMinutes(1);

  /// Two equal samples an hour apart prove nothing, as many in a row do.
  static final int TOO_OFTEN = 10;

  private static final Set<Quantity> NOISY =
      EnumSet.of(
          Quantity.HUMIDITY,
          Quantity.PRESSURE,
          Quantity.ACCELERATION,
          Quantity.ANGULAR_RATE,
          Quantity.MAGNETIC_FIELD);

  /// What a chip has said, and since when, and how many times.
  private record Streak(Map<Quantity, List<Double>> said, Instant since, int times) {}

  private final Map<String, Streak> chips = new HashMap<>();

  /// Takes a sample in, and tells which chips are in doubt and why.
  ///
  /// @param now by a clock that does not jump
  Map<String, String> doubts(List<Reading> sample, Instant now) {
    Map<String, Map<Quantity, List<Double>>> bySource =
        sample.stream()
            .collect(
                Collectors.groupingBy(
                    Reading::source,
                    Collectors.toMap(Reading::quantity, Reading::values, (first, _) -> first)));
    Map<String, String> doubts = new HashMap<>();
    bySource.forEach(
        (chip, said) -> doubt(chip, said, now).ifPresent(reason -> doubts.put(chip, reason)));
    return doubts;
  }

  private Optional<String> doubt(String chip, Map<Quantity, List<Double>> said, Instant now) {
    Streak before = chips.get(chip);
    boolean same = before != null && before.said().equals(said);
    Streak streak =
        before != null && same
            ? new Streak(said, before.since(), before.times() + 1)
            : new Streak(said, now, 1);
    chips.put(chip, streak);
    Duration lasting = Duration.between(streak.since(), now);
    if (said.keySet().stream().noneMatch(NOISY::contains)
        || streak.times() < TOO_OFTEN
        || lasting.compareTo(TOO_LONG) < 0) {
      return Optional.empty();
    }
    return Optional.of(
        "%s has said exactly the same %d times over %d s, which its noise makes all but impossible;"
                .formatted(chip, streak.times(), lasting.toSeconds())
            + " it may hang: take the power off the board, or restart the agent");
  }

  /// The chips were set up anew.
  void forget() {
    chips.clear();
  }
}
