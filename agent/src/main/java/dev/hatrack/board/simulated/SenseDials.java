package dev.hatrack.board.simulated;

import dev.hatrack.board.Simulation.Dial;
import dev.hatrack.bus.simulated.Hts221Chip;
import dev.hatrack.bus.simulated.Lps25hChip;
import dev.hatrack.bus.simulated.Lsm9ds1AccelGyroChip;
import dev.hatrack.bus.simulated.Lsm9ds1MagnetometerChip;
import dev.hatrack.bus.simulated.Tcs3400Chip;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/// What a simulated Sense HAT feels, one dial for each number.
final class SenseDials {
  private record Wheel(Dial dial, DoubleConsumer feel) {}

  private static final String[] AXES = {"x", "y", "z"};
  private static final String[] COLOURS = {"red", "green", "blue"};

  private final Map<String, Wheel> wheels = new LinkedHashMap<>();
  private double celsius = 20;
  private double percent = 45;
  private double hectopascals = 1013.25;

  SenseDials(
      Hts221Chip humidity,
      Lps25hChip pressure,
      Lsm9ds1AccelGyroChip motion,
      Lsm9ds1MagnetometerChip compass,
      Tcs3400Chip colour) {
    Runnable air =
        () -> {
          humidity.feel(celsius, percent);
          pressure.feel(hectopascals, celsius);
        };
    // the ranges are those that the datasheets promise, and what is set up measures
    add("temperature", "°C", -30, 105, celsius, felt -> set(() -> celsius = felt, air));
    add("humidity", "%", 0, 100, percent, felt -> set(() -> percent = felt, air));
    add("pressure", "hPa", 260, 1260, hectopascals, felt -> set(() -> hectopascals = felt, air));
    for (int i = 0; i < AXES.length; i++) {
      int axis = i;
      add("acceleration-" + AXES[i], "g", -4, 4, i == 2 ? 1 : 0, v -> motion.accelerate(axis, v));
    }
    for (int i = 0; i < AXES.length; i++) {
      int axis = i;
      add("angular-rate-" + AXES[i], "°/s", -245, 245, 0, v -> motion.turn(axis, v));
    }
    for (int i = 0; i < AXES.length; i++) {
      int axis = i;
      double start = new double[] {20, 0, -40}[i];
      add("magnetic-field-" + AXES[i], "µT", -400, 400, start, v -> compass.feel(axis, v));
    }
    for (int i = 0; i < COLOURS.length; i++) {
      int which = i;
      add("colour-" + COLOURS[i], "1", 0, 1, 0.5, v -> colour.feel(which, v));
    }
    air.run();
  }

  private static void set(Runnable change, Runnable tell) {
    change.run();
    tell.run();
  }

  private void add(
      String name, String unit, double least, double most, double value, DoubleConsumer feel) {
    wheels.put(name, new Wheel(new Dial(name, unit, least, most, value), feel));
  }

  synchronized List<Dial> all() {
    return wheels.values().stream().map(Wheel::dial).toList();
  }

  synchronized void turn(String name, double value) {
    Wheel wheel = wheels.get(name);
    if (wheel == null) {
      throw new IllegalArgumentException(
          "there is no dial %s; there is %s".formatted(name, String.join(", ", wheels.keySet())));
    }
    Dial dial = wheel.dial();
    if (!(value >= dial.least() && value <= dial.most())) {
      throw new IllegalArgumentException(
          "%s goes from %s to %s %s, not to %s"
              .formatted(name, dial.least(), dial.most(), dial.unit(), value));
    }
    wheel.feel().accept(value);
    Dial turned = new Dial(name, dial.unit(), dial.least(), dial.most(), value);
    wheels.put(name, new Wheel(turned, wheel.feel()));
  }
}
