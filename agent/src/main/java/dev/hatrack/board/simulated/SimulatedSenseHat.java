package dev.hatrack.board.simulated;

import dev.hatrack.board.Board;
import dev.hatrack.board.sense.SenseHat;
import dev.hatrack.bus.Buses;
import dev.hatrack.bus.simulated.Hts221Chip;
import dev.hatrack.bus.simulated.Lps25hChip;
import dev.hatrack.bus.simulated.Lsm9ds1AccelGyroChip;
import dev.hatrack.bus.simulated.Lsm9ds1MagnetometerChip;
import dev.hatrack.bus.simulated.SenseHatController;
import dev.hatrack.bus.simulated.SensorChip;
import dev.hatrack.bus.simulated.SimulatedHeader;
import dev.hatrack.bus.simulated.Tcs3400Chip;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A Sense HAT of the second version on a header that exists in software only: what a person could
/// do to it, let it feel, and see on it.
public final class SimulatedSenseHat implements SimulatedBoard {
  /// A key's bit in the controller's register.
  private static final Map<String, Integer> KEYS =
      Map.of("down", 1, "right", 2, "up", 4, "middle", 8, "left", 16);

  private static final int SIZE = 8;

  private final SimulatedHeader header = new SimulatedHeader();
  private final SenseHatController controller = new SenseHatController(header.line(23));
  private final Hts221Chip humidity = new Hts221Chip();
  private final Lps25hChip pressure = new Lps25hChip();
  private final Lsm9ds1AccelGyroChip motion = new Lsm9ds1AccelGyroChip();
  private final Lsm9ds1MagnetometerChip compass = new Lsm9ds1MagnetometerChip();
  private final Tcs3400Chip colour = new Tcs3400Chip();
  private final List<SensorChip> sensors = List.of(humidity, pressure, motion, compass, colour);
  private final SenseDials dials = new SenseDials(humidity, pressure, motion, compass, colour);
  private final Map<String, Boolean> held = new LinkedHashMap<>();
  private final Board board;
  private Fault ordered = Fault.NONE;

  private SimulatedSenseHat(InstantSource clock, UnaryOperator<Buses> wires) {
    sensors.forEach(sensor -> sensor.noisy(true));
    header.attach(0x46, controller);
    header.attach(0x5F, humidity);
    header.attach(0x5C, pressure);
    header.attach(0x6A, motion);
    header.attach(0x1C, compass);
    header.attach(0x29, colour);
    SenseHat.MODEL.buttons().forEach(button -> held.put(button, false));
    this.board = new SenseHat(wires.apply(header), clock);
  }

  /// @param wires what the board is to see of its header: the header itself, or something round it
  ///   that records
  public static SimulatedSenseHat make(InstantSource clock, UnaryOperator<Buses> wires) {
    return new SimulatedSenseHat(clock, wires);
  }

  @Override
  public Board board() {
    return board;
  }

  @Override
  public SimulatedHeader header() {
    return header;
  }

  /// What a person sees: row by row from the top left, for each LED `{red, green, blue}`, each 0
  /// (dark) to 31. Gamma and brightness have been applied.
  public int[][][] seen() {
    int[][][] rows = new int[SIZE][SIZE][3];
    if (fault() == Fault.UNPLUGGED) {
      return rows;
    }
    byte[] registers = controller.pixels();
    for (int i = 0; i < registers.length; i++) {
      // a row is 24 registers, of which each third is a colour
      rows[i / 24][i % 8][i % 24 / 8] = registers[i];
    }
    return rows;
  }

  @Override
  public Set<Fault> faults() {
    Set<Fault> known = EnumSet.copyOf(WireFaults.KNOWN);
    known.addAll(EnumSet.of(Fault.WRONG_IDENTITY, Fault.FROZEN));
    return Collections.unmodifiableSet(known);
  }

  @Override
  public synchronized Fault fault() {
    return ordered;
  }

  @Override
  public synchronized void fault(Fault fault) {
    if (!faults().contains(fault)) {
      throw new IllegalArgumentException("a Sense HAT has no fault " + fault.slug());
    }
    WireFaults.order(header, WireFaults.KNOWN.contains(fault) ? fault : Fault.NONE);
    controller.impostor(fault == Fault.WRONG_IDENTITY);
    for (SensorChip chip : sensors) {
      chip.impostor(fault == Fault.WRONG_IDENTITY);
      chip.frozen(fault == Fault.FROZEN);
    }
    ordered = fault;
  }

  @Override
  public synchronized Map<String, Boolean> buttons() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(held));
  }

  @Override
  public void hold(String button, boolean down) {
    int keys = 0;
    synchronized (this) {
      if (!held.containsKey(button)) {
        throw new IllegalArgumentException(
            "a Sense HAT's joystick has no %s; it has %s".formatted(button, held.keySet()));
      }
      held.put(button, down);
      for (Map.Entry<String, Integer> key : KEYS.entrySet()) {
        keys |= Boolean.TRUE.equals(held.get(key.getKey())) ? key.getValue() : 0;
      }
    }
    controller.keys(keys);
  }

  @Override
  public List<Dial> dials() {
    return dials.all();
  }

  @Override
  public void turn(String dial, double value) {
    dials.turn(dial, value);
  }
}
