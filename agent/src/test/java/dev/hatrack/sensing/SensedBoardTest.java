package dev.hatrack.sensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.board.Rack;
import dev.hatrack.board.Slot;
import dev.hatrack.bus.BusException;
import dev.hatrack.hat.Health;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import dev.hatrack.testing.ScriptedSensors;
import dev.hatrack.testing.SteppedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SensedBoardTest {
  private static final int CLIENTS = 50;

  private final SteppedClock clock = new SteppedClock();
  private final ScriptedSensors sensors =
      new ScriptedSensors(Quantity.HUMIDITY, Quantity.ACCELERATION);
  private final Slot slot = new Slot(sensors, Optional.empty());
  private final Sensing sensing = new Sensing(new Rack(List.of(slot)), clock, Compensation.none());
  private final SensedBoard board = sensing.board(ScriptedSensors.SLUG).orElseThrow();

  SensedBoardTest() {
    slot.check();
    sensors.onRead(() -> List.of(humidity(40)));
  }

  private Reading humidity(double percent) {
    return Reading.of(Quantity.HUMIDITY, percent, "HTS221", clock.instant());
  }

  /// Lets all clients ask at once, of whom the first is held in the middle of its read until the
  /// others are certain to have come.
  private List<Future<Sample>> crowd(ExecutorService clients) throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    var before = sensors.reads();
    sensors.onRead(
        () -> {
          inside.countDown();
          await(goOn);
          return List.of(humidity(before));
        });
    List<Future<Sample>> answers = new ArrayList<>();
    answers.add(clients.submit(() -> board.sample()));
    await(inside);
    CountDownLatch asking = new CountDownLatch(CLIENTS - 1);
    for (int i = 1; i < CLIENTS; i++) {
      answers.add(
          clients.submit(
              () -> {
                asking.countDown();
                return board.sample();
              }));
    }
    await(asking);
    goOn.countDown();
    return answers;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void fiftyClientsAtOnce_costOneReadForEachNewSample() throws Exception {
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int sample = 0; sample < 3; sample++) {
        for (Future<Sample> answer : crowd(clients)) {
          assertThat(answer.get().readings().getFirst().raw().values())
              .containsExactly((double) sample);
        }
        assertThat(sensors.reads()).isEqualTo(sample + 1);
        assertThat(board.samples()).isEqualTo(sample + 1);
        clock.advance(Duration.ofMillis(100));
      }
    }
  }

  @Test
  void aFailure_isToldToAllWhoWaitedForIt_andOnceToTheSlot() throws Exception {
    AtomicInteger told = new AtomicInteger();
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    sensors.onRead(
        () -> {
          inside.countDown();
          await(goOn);
          throw new BusException(BusException.Kind.ERROR, "the bus is stuck");
        });
    try (var _ = slot.listen(_ -> told.incrementAndGet());
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Sample>> answers = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        answers.add(clients.submit(() -> board.sample()));
      }
      await(inside);
      goOn.countDown();
      for (Future<Sample> answer : answers) {
        assertThatThrownBy(answer::get)
            .isInstanceOf(ExecutionException.class)
            .hasCauseInstanceOf(SensorsUnavailable.class)
            .hasMessageContaining("the bus is stuck");
      }
    }
    assertThat(sensors.reads()).isEqualTo(1);
    assertThat(told).hasValue(1);
    assertThat(slot.health()).isEqualTo(new Health.Failed("the bus is stuck"));
    assertThat(board.samples()).isZero();
  }

  @Test
  void aBoardThatIsAbsent_isNotAsked() {
    for (int miss = 0; miss < 3; miss++) {
      slot.failed(new BusException(BusException.Kind.NAK, "nobody at 0x5f"));
    }

    assertThatThrownBy(board::sample)
        .isInstanceOfSatisfying(
            SensorsUnavailable.class, e -> assertThat(e.board()).isEqualTo(ScriptedSensors.SLUG))
        .hasMessage("nobody at 0x5f");
    assertThat(sensors.reads()).isZero();
  }

  @Test
  void aBoardThatHasFailed_isAskedAllTheSame_forItsSensorsMayAnswer() {
    slot.failed(new BusException(BusException.Kind.ERROR, "the LEDs are stuck"));

    assertThat(board.sample().readings()).hasSize(1);
  }

  @Test
  void aFailure_isGoodForASecond_whileTheBoardIsNotWell() {
    sensors.onRead(
        () -> {
          throw new BusException(BusException.Kind.NAK, "nobody at 0x5f");
        });
    for (int caller = 0; caller < 20; caller++) {
      clock.advance(Duration.ofMillis(10));
      assertThatThrownBy(board::sample).hasMessage("nobody at 0x5f");
    }
    assertThat(sensors.reads()).isEqualTo(1);
    assertThat(slot.present()).isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThatThrownBy(board::sample).hasMessage("nobody at 0x5f");
    assertThat(sensors.reads()).isEqualTo(2);
  }

  @Test
  void aBoardThatHasComeBack_isAskedAnew() {
    sensors.onRead(
        () -> {
          throw new BusException(BusException.Kind.ERROR, "the bus is stuck");
        });
    assertThatThrownBy(board::sample).hasMessage("the bus is stuck");
    sensors.onRead(() -> List.of(humidity(41)));
    clock.advance(Duration.ofMillis(1));
    slot.check();

    assertThat(board.sample().readings()).hasSize(1);
  }

  @Test
  void theSlot_isToldWithNoLockHeld() throws InterruptedException {
    sensors.onRead(
        () -> {
          throw new BusException(BusException.Kind.ERROR, "the bus is stuck");
        });
    CountDownLatch asked = new CountDownLatch(1);
    try (var _ =
        slot.listen(
            _ -> {
              Thread other = Thread.ofVirtual().start(() -> tryToSample(asked));
              join(other);
            })) {
      assertThatThrownBy(board::sample).isInstanceOf(SensorsUnavailable.class);
    }
    assertThat(asked.await(1, TimeUnit.SECONDS)).isTrue();
  }

  private void tryToSample(CountDownLatch asked) {
    try {
      board.sample();
    } catch (SensorsUnavailable e) {
      asked.countDown();
    }
  }

  private static void join(Thread thread) {
    try {
      assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSample_isFreshForATenthOfASecondOnMotion_andASecondOnTheRest() {
    Set<Quantity> air = Set.of(Quantity.HUMIDITY);
    Set<Quantity> motion = Set.of(Quantity.ACCELERATION);
    assertThat(board.sample(air).age()).isZero();

    clock.advance(Duration.ofMillis(90));
    assertThat(board.sample(motion).age()).isEqualTo(Duration.ofMillis(90));
    assertThat(sensors.reads()).isEqualTo(1);

    clock.advance(Duration.ofMillis(10));
    assertThat(board.sample(air).age()).isEqualTo(Duration.ofMillis(100));
    assertThat(sensors.reads()).isEqualTo(1);
    assertThat(board.sample(motion).age()).isZero();
    assertThat(sensors.reads()).isEqualTo(2);

    clock.advance(Duration.ofMillis(990));
    assertThat(board.sample(air).age()).isEqualTo(Duration.ofMillis(990));
    clock.advance(Duration.ofMillis(10));
    assertThat(board.sample(air).age()).isZero();
    assertThat(sensors.reads()).isEqualTo(3);
  }

  @Test
  void sensing_knowsTheBoardsWithSensors_andAlwaysTheSame() {
    assertThat(sensing.all()).containsExactly(board);
    assertThat(sensing.board(ScriptedSensors.SLUG)).containsSame(board);
    assertThat(sensing.board("unicorn")).isEmpty();
  }
}
