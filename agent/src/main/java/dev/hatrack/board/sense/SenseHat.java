package dev.hatrack.board.sense;

import dev.hatrack.board.Board;
import dev.hatrack.board.Buttons;
import dev.hatrack.board.LedMatrix;
import dev.hatrack.board.Sensors;
import dev.hatrack.bus.BusException;
import dev.hatrack.bus.Buses;
import dev.hatrack.driver.hts221.Hts221;
import dev.hatrack.driver.lps25h.Lps25h;
import dev.hatrack.driver.lsm9ds1.Lsm9ds1;
import dev.hatrack.hat.BoardModel;
import dev.hatrack.hat.Frame;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Raspberry Pi Sense HAT, in both versions: the second one has a colour sensor besides.
public final class SenseHat implements Board {
  /// The first version.
  public static final BoardModel MODEL =
      new BoardModel("sense-hat", "raspberrypi", "Sense HAT")
          .withLeds(SenseMatrix.FORMAT)
          .withSensors(SenseSensors.FIRST_VERSION)
          .withButtons(Joystick.NAMES);

  /// The addresses of its chips, the LED controller's first.
  public static final List<Integer> ADDRESSES =
      List.of(
          RegisterPixels.ADDRESS,
          Hts221.ADDRESS,
          Lps25h.ADDRESS,
          Lsm9ds1.ACCEL_GYRO_ADDRESS,
          Lsm9ds1.MAGNETOMETER_ADDRESS);

  /// The name of the framebuffer that the kernel makes of its LEDs.
  public static final String FRAMEBUFFER = FramebufferPixels.NAME;

  private static final Logger log = LoggerFactory.getLogger(SenseHat.class);

  private final SenseMatrix matrix;
  private final Joystick joystick;
  private final SenseSensors sensors;

  /// @param clock says when something was read or pressed
  public SenseHat(Buses buses, InstantSource clock) {
    this.matrix = new SenseMatrix(buses);
    this.joystick = new Joystick(buses, clock);
    this.sensors = new SenseSensors(buses, clock);
  }

  /// The BCM number of each line that it uses, by what for.
  public static Map<String, Integer> lines() {
    return Map.of("joystick", KeyRegister.INTERRUPT_LINE);
  }

  @Override
  public BoardModel model() {
    return MODEL.withSensors(sensors.quantities());
  }

  /// It is absent when none of its chips answers. When some do, the others have failed.
  @Override
  public void probe() {
    List<BusException> failures = new ArrayList<>();
    try {
      matrix.probe();
      joystick.settle();
    } catch (BusException e) {
      failures.add(e);
    }
    failures.addAll(sensors.probe());
    if (failures.isEmpty()) {
      return;
    }
    boolean silent =
        failures.size() == sensors.count() + 1
            && failures.stream().allMatch(e -> e.kind() == BusException.Kind.NAK);
    BusException first = failures.getFirst();
    throw silent || first.kind() == BusException.Kind.ERROR
        ? first
        : new BusException(
            BusException.Kind.ERROR,
            first.reason()
                + " (%d of its %d parts do)"
                    .formatted(sensors.count() + 1 - failures.size(), sensors.count() + 1),
            first);
  }

  @Override
  public void start() {
    matrix.start();
    joystick.start();
    sensors.start();
  }

  @Override
  public Optional<LedMatrix> leds() {
    return Optional.of(matrix);
  }

  @Override
  public Optional<Sensors> sensors() {
    return Optional.of(sensors);
  }

  @Override
  public Optional<Buttons> buttons() {
    return Optional.of(joystick);
  }

  @Override
  public void close() {
    joystick.close();
    try {
      matrix.show(Frame.blank(SenseMatrix.FORMAT), 1.0);
    } catch (BusException e) {
      log.debug("{} was not darkened: {}", MODEL.slug(), e.reason());
    }
    matrix.close();
  }
}
