package dev.hatrack.board.sense;

import dev.hatrack.board.Board;
import dev.hatrack.board.Buttons;
import dev.hatrack.board.LedMatrix;
import dev.hatrack.board.Sensors;
import dev.hatrack.bus.BusException;
import dev.hatrack.bus.Buses;
import dev.hatrack.driver.hts221.Hts221;
import dev.hatrack.driver.lps25h.Lps25h;
import dev.hatrack.driver.lsm9ds1.AccelGyro;
import dev.hatrack.driver.lsm9ds1.Magnetometer;
import dev.hatrack.hat.BoardModel;
import dev.hatrack.hat.Capability;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Raspberry Pi Sense HAT: 8 x 8 coloured LEDs, a joystick, and sensors.
///
/// A part that fails is told by {@link #probe} and {@link #start}, as an `ERROR` that names it, and
/// left alone until it answers again; the others go on. Only when no part answers is the board
/// taken to be gone.
public final class SenseHat implements Board {
  /// The first version, of 2015. The second, of 2022, feels colour and light besides, which shows
  /// when it has been started.
  public static final BoardModel MODEL =
      new BoardModel("sense-hat", "raspberrypi", "Sense HAT")
          .withLeds(SenseMatrix.FORMAT)
          .withSensors(SenseSensors.ALWAYS)
          .withButtons(Arrays.stream(StickButton.values()).map(StickButton::slug).toList());

  /// The addresses of its chips, the LED controller's first.
  public static final List<Integer> ADDRESSES =
      List.of(
          RegisterPixels.ADDRESS,
          Hts221.ADDRESS,
          Lps25h.ADDRESS,
          AccelGyro.ADDRESS,
          Magnetometer.ADDRESS);

  /// The name of the framebuffer that the kernel makes of its LEDs.
  public static final String FRAMEBUFFER = FramebufferPixels.NAME;

  /// The name of the input device that the kernel makes of its joystick.
  public static final String KEYS = KernelKeys.NAME;

  private static final Logger log = LoggerFactory.getLogger(SenseHat.class);

  private final Watched<SenseMatrix> matrix;
  private final Joystick joystick;
  private final SenseSensors sensors;

  /// Those that are asked each time: short of all, but enough to tell that the board is there on
  /// any mix of ways. The kernel's framebuffer alone would not: it stays when the board goes.
  private final List<Watched<? extends Part>> witnesses;

  private final List<Watched<? extends Part>> others;

  /// Hangs on the controller that the matrix hangs on, so it proves nothing more.
  private final List<Watched<? extends Part>> stick;

  private volatile boolean started;

  /// @param clock says when a button went down and when a sensor was read
  public SenseHat(Buses buses, InstantSource clock) {
    this.matrix = new Watched<>(new SenseMatrix(buses));
    this.joystick = new Joystick(buses, clock, reader());
    List<Watched<SensorChip>> chips =
        new SenseChips(buses, clock).all().stream().map(Watched::new).toList();
    this.sensors = new SenseSensors(chips);
    this.witnesses = List.of(matrix, chips.getFirst());
    this.others = List.copyOf(chips.subList(1, chips.size()));
    this.stick = List.of(new Watched<>(joystick));
  }

  private static Executor reader() {
    return Executors.newSingleThreadExecutor(
        task -> Thread.ofPlatform().name("sense-hat-joystick").daemon().unstarted(task));
  }

  /// The BCM number of each line that it uses where the kernel does not drive it, by what for.
  public static Map<String, Integer> lines() {
    return Map.of("joystick", RegisterKeys.LINE);
  }

  @Override
  public BoardModel model() {
    return MODEL.withSensors(sensors.quantities());
  }

  /// Without the joystick, which hangs on the controller that the matrix hangs on.
  @Override
  public List<BusException> complaints() {
    List<BusException> failures = failures(witnesses, Watched::ask);
    failures.addAll(failures(expected(others), Watched::ask));
    return failures;
  }

  /// Before the first start, and after the board was gone, one part that answers is enough: the
  /// start then says what is wrong with the others.
  @Override
  public void probe() {
    List<BusException> ofStick = started ? failures(stick, Watched::ask) : List.of();
    List<BusException> failures = failures(witnesses, Watched::ask);
    List<Watched<? extends Part>> rest = expected(others);
    failures.addAll(failures(rest, failures.isEmpty() ? Watched::askIfFailed : Watched::ask));
    if (failures.size() == witnesses.size() + rest.size()) {
      started = false;
      throw Failures.ofAll(failures);
    }
    failures.addAll(ofStick);
    if (started && !failures.isEmpty()) {
      throw Failures.ofSome(failures);
    }
  }

  /// Sets everything up, but of a board that was not gone only what does not run: what goes on is
  /// left alone. Where the LEDs do not run either, the others may have been without power too,
  /// which their identity does not tell.
  @Override
  public void start() {
    if (started) {
      startWhat(watched -> !watched.running() || !matrix.running());
      return;
    }
    List<BusException> failures = failures(witnesses, Watched::start);
    failures.addAll(failures(others, Watched::start));
    started = failures.size() < witnesses.size() + expected(others).size();
    if (!started) {
      throw Failures.ofAll(failures);
    }
    failures.addAll(failures(stick, Watched::start));
    if (!failures.isEmpty()) {
      throw Failures.ofSome(failures);
    }
  }

  @Override
  public BusException mend(BusException failure) {
    if (!started || parts().noneMatch(Watched::idle)) {
      return failure;
    }
    try {
      boolean all = matrix.idle();
      startWhat(watched -> all ? watched.failure().isEmpty() : watched.idle());
      return failure;
    } catch (BusException _) {
      return Failures.ofSome(parts().map(Watched::failure).flatMap(Optional::stream).toList());
    }
  }

  private void startWhat(Predicate<Watched<? extends Part>> which) {
    List<BusException> failures = failures(parts().filter(which).toList(), Watched::start);
    if (!failures.isEmpty()) {
      throw Failures.ofSome(failures);
    }
  }

  private Stream<Watched<? extends Part>> parts() {
    return Stream.of(witnesses, others, stick).flatMap(List::stream);
  }

  @Override
  public Optional<String> complaint(Capability capability, String failure) {
    return switch (capability) {
      case LEDS -> matrix.complaint();
      case SENSORS -> sensors.complaint();
      case BUTTONS -> stick.getFirst().complaint();
      case EINK -> Optional.of(failure);
    };
  }

  private static List<Watched<? extends Part>> expected(List<Watched<? extends Part>> parts) {
    return parts.stream().filter(watched -> watched.part().expected()).toList();
  }

  private static List<BusException> failures(
      List<Watched<? extends Part>> parts,
      Function<Watched<? extends Part>, Optional<BusException>> question) {
    return new ArrayList<>(parts.stream().map(question).flatMap(Optional::stream).toList());
  }

  @Override
  public Optional<LedMatrix> leds() {
    return Optional.of(new WatchedMatrix(matrix));
  }

  @Override
  public Optional<Sensors> sensors() {
    return Optional.of(sensors);
  }

  @Override
  public Optional<Buttons> buttons() {
    return Optional.of(joystick.buttons());
  }

  @Override
  public void close() {
    parts().forEach(watched -> close(watched.part()));
  }

  private static void close(Part part) {
    try {
      part.close();
    } catch (BusException e) {
      log.debug("the {} was not left as it should be: {}", part.name(), e.reason());
    }
  }
}
