package dev.hatrack.sensing;

import dev.hatrack.bus.CpuTemperature;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalDouble;

/// Takes the Pi's own heat out of what a board on top of it feels.
///
/// `T = raw - (cpu - raw) / factor`: the sensor is taken to be warmer than the air by a fixed share
/// of what the processor is warmer than the sensor. The rule, what is known of the factor, and how
/// to find one's own: docs/sensors.md. Safe for use by several threads.
public final class Compensation {
  /// Found most often for a Sense HAT that sits on its Pi, and disputed: docs/sensors.md.
  public static final double USUAL_FACTOR = 1.5;

  public static final double LEAST_FACTOR = 0.1;
  public static final double MOST_FACTOR = 100;

  /// The factors that people found by a thermometer differ by so much that the correction may be
  /// wrong by this share of itself: docs/sensors.md.
  private static final double DOUBT = 0.75;

  /// The processor warms up in a second, the board above it in minutes: a burst of work must not
  /// show as cold.
  private static final Duration INERTIA = Duration.ofMinutes(1);

  /// What the processor's temperature has been of late.
  private record Warmth(double celsius, Instant at) {}

  private final CpuTemperature cpu;
  private final double factor;
  private final InstantSource clock;
  private Optional<Warmth> before = Optional.empty();

  /// @param factor from {@link #LEAST_FACTOR} (nearly all of the difference, many times) to {@link
  ///   #MOST_FACTOR} (hardly any)
  /// @param clock must not jump
  /// @throws IllegalArgumentException when the factor is none of these
  public Compensation(CpuTemperature cpu, double factor, InstantSource clock) {
    if (!(factor >= LEAST_FACTOR && factor <= MOST_FACTOR)) {
      throw new IllegalArgumentException(
          "the factor of the sensors' compensation must be from %s to %s, not %s"
              .formatted(LEAST_FACTOR, MOST_FACTOR, factor));
    }
    this.cpu = cpu;
    this.factor = factor;
    this.clock = clock;
  }

  /// For boards that no processor warms.
  public static Compensation none() {
    return new Compensation(CpuTemperature.unknown(), USUAL_FACTOR, InstantSource.system());
  }

  /// How warm the processor has been over the last minute or so, in °C; empty where nobody knows.
  /// To be asked once for each sample.
  synchronized OptionalDouble warmth() {
    OptionalDouble now = cpu.celsius();
    Instant at = clock.instant();
    before = now.isEmpty() ? Optional.empty() : Optional.of(new Warmth(settled(now, at), at));
    return before.stream().mapToDouble(Warmth::celsius).findFirst();
  }

  private double settled(OptionalDouble now, Instant at) {
    double celsius = now.orElseThrow();
    return before
        .map(
            warmth -> {
              double passed = Duration.between(warmth.at(), at).toNanos();
              double kept = Math.exp(-passed / INERTIA.toNanos());
              return celsius + (warmth.celsius() - celsius) * kept;
            })
        .orElse(celsius);
  }

  /// The reading put right; empty when it is no temperature, or the processor's is not known.
  ///
  /// @param warmth the processor's temperature in °C. One that is colder than the sensor warms
  ///   nothing.
  Optional<Compensated> of(Reading raw, OptionalDouble warmth) {
    if (raw.quantity() != Quantity.TEMPERATURE || warmth.isEmpty()) {
      return Optional.empty();
    }
    double felt = raw.values().getFirst();
    double correction = Math.max(0, warmth.getAsDouble() - felt) / factor;
    double uncertainty = accuracy(raw.source()) + DOUBT * correction;
    return Optional.of(new Compensated(felt - correction, uncertainty));
  }

  /// In °C. The HTS221's datasheet (DocID026333, "Features") says 0.5 from 15 to 40 °C; a chip that
  /// measures temperature only beside something else is taken to be four times as coarse.
  private static double accuracy(String source) {
    return source.equals("HTS221") ? 0.5 : 2.0;
  }
}
