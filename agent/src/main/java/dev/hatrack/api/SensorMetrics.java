package dev.hatrack.api;

import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import dev.hatrack.sensing.Sample;
import dev.hatrack.sensing.SensedBoard;
import dev.hatrack.sensing.SensedReading;
import dev.hatrack.sensing.Sensing;
import dev.hatrack.sensing.SensorsUnavailable;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.DoubleUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the boards feel, as metrics. A scrape takes a sample where none is fresh: what Prometheus
/// writes down is what is felt then. A board that does not work has no values.
final class SensorMetrics {
  private static final Logger log = LoggerFactory.getLogger(SensorMetrics.class);

  /// Metres per second squared: the standard acceleration of gravity (ISO 80000-3).
  private static final double STANDARD_GRAVITY = 9.80665;

  private static final String BOARD = "board";
  private static final String SOURCE = "source";
  private static final String COMPONENT = "component";

  private final Sensing sensing;

  SensorMetrics(Sensing sensing) {
    this.sensing = sensing;
  }

  void register(PrometheusRegistry registry) {
    for (Quantity quantity : Quantity.values()) {
      gauge(registry, quantity);
    }
    raw(registry);
    stale(registry);
    CounterWithCallback.builder()
        .name("hat_sensor_samples_total")
        .help("How often the sensors have been read.")
        .labelNames(BOARD)
        .callback(
            counter -> {
              for (SensedBoard board : sensing.all()) {
                counter.call((double) board.samples(), board.slot().model().slug());
              }
            })
        .register(registry);
  }

  private void raw(PrometheusRegistry registry) {
    GaugeWithCallback.builder()
        .name("hat_sensor_temperature_raw_celsius")
        .help("The temperature as the chip tells it, with the Pi's own heat in it.")
        .labelNames(BOARD, SOURCE)
        .callback(
            gauge ->
                each(
                    Quantity.TEMPERATURE,
                    (board, sensed) -> {
                      Reading raw = sensed.raw();
                      gauge.call(raw.values().getFirst(), board, raw.source());
                    }))
        .register(registry);
  }

  private void stale(PrometheusRegistry registry) {
    GaugeWithCallback.builder()
        .name("hat_sensor_stale")
        .help("1 where a chip has said exactly the same for too long.")
        .labelNames(BOARD, SOURCE, "quantity")
        .callback(gauge -> List.of(Quantity.values()).forEach(quantity -> stale(gauge, quantity)))
        .register(registry);
  }

  private void stale(GaugeWithCallback.Callback gauge, Quantity quantity) {
    each(
        quantity,
        (board, sensed) ->
            gauge.call(sensed.stale() ? 1 : 0, board, sensed.raw().source(), quantity.slug()));
  }

  private void gauge(PrometheusRegistry registry, Quantity quantity) {
    boolean plain = quantity.components().isEmpty();
    GaugeWithCallback.builder()
        .name("hat_sensor_" + name(quantity))
        .help(help(quantity))
        .labelNames(plain ? new String[] {BOARD, SOURCE} : new String[] {BOARD, SOURCE, COMPONENT})
        .callback(
            gauge -> each(quantity, (board, sensed) -> values(gauge, quantity, board, sensed)))
        .register(registry);
  }

  private static void values(
      GaugeWithCallback.Callback gauge, Quantity quantity, String board, SensedReading sensed) {
    String source = sensed.raw().source();
    DoubleUnaryOperator base = base(quantity);
    List<String> components = quantity.components();
    for (int i = 0; i < sensed.values().size(); i++) {
      double value = base.applyAsDouble(sensed.values().get(i));
      if (components.isEmpty()) {
        gauge.call(value, board, source);
      } else {
        gauge.call(value, board, source, components.get(i));
      }
    }
  }

  private static String name(Quantity quantity) {
    return switch (quantity) {
      case TEMPERATURE -> "temperature_celsius";
      case HUMIDITY -> "humidity_percent";
      case PRESSURE -> "pressure_pascals";
      case ACCELERATION -> "acceleration_meters_per_second_squared";
      case ANGULAR_RATE -> "angular_rate_radians_per_second";
      case MAGNETIC_FIELD -> "magnetic_field_teslas";
      case COLOUR -> "colour_ratio";
      case LIGHT -> "light_ratio";
    };
  }

  /// From the unit that the API tells to Prometheus's base unit.
  private static DoubleUnaryOperator base(Quantity quantity) {
    return switch (quantity) {
      case TEMPERATURE, HUMIDITY, COLOUR, LIGHT -> DoubleUnaryOperator.identity();
      case PRESSURE -> hectopascals -> hectopascals * 100;
      case ACCELERATION -> g -> g * STANDARD_GRAVITY;
      case ANGULAR_RATE -> Math::toRadians;
      case MAGNETIC_FIELD -> microtesla -> microtesla / 1e6;
    };
  }

  private static String help(Quantity quantity) {
    return quantity == Quantity.TEMPERATURE
        ? "The temperature, without the Pi's own heat where that is known."
        : "The sensor's " + quantity.slug().replace('-', ' ') + ".";
  }

  /// Calls with each board's slug and each of its readings of a quantity.
  private void each(Quantity quantity, BiConsumer<String, SensedReading> reader) {
    for (SensedBoard board : sensing.all()) {
      if (board.quantities().contains(quantity)) {
        sample(board).stream()
            .flatMap(sample -> sample.readings().stream())
            .filter(sensed -> sensed.raw().quantity() == quantity)
            .forEach(sensed -> reader.accept(board.slot().model().slug(), sensed));
      }
    }
  }

  private static Optional<Sample> sample(SensedBoard board) {
    try {
      return Optional.of(board.sample(List.of(Quantity.TEMPERATURE)));
    } catch (SensorsUnavailable e) {
      log.debug("{} is left out of the metrics", e.board(), e);
      return Optional.empty();
    }
  }
}
