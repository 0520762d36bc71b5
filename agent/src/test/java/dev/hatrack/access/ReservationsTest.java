package dev.hatrack.access;

import static dev.hatrack.testing.ToldDeviceUsers.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.hat.Holder;
import dev.hatrack.testing.SteppedClock;
import dev.hatrack.testing.ToldDeviceUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReservationsTest {
  private static final BoardDevice MINI =
      new BoardDevice("scroll-hat-mini", "scroll-hat-mini", true);
  private static final BoardDevice MINI_1 =
      new BoardDevice("scroll-hat-mini#1", "scroll-hat-mini", false);
  private static final BoardDevice MINI_2 =
      new BoardDevice("scroll-hat-mini#2", "scroll-hat-mini", false);
  private static final String FIRST = "1f2c75be-d84a-dd99-3ee2-97df288b3180";
  private static final String SECOND = "2a2c75be-d84a-dd99-3ee2-97df288b3180";
  private static final Duration ALMOST = Reviewer.PATIENCE.minusSeconds(1);

  private final Path state;
  private final SteppedClock clock = new SteppedClock();
  private final ToldDeviceUsers nomad = new ToldDeviceUsers();
  private final List<Reservations> open = new ArrayList<>();
  private Reservations reservations;

  ReservationsTest(@TempDir Path state) {
    this.state = state;
    this.reservations = start();
  }

  private Reservations start() {
    Reservations started = new Reservations(new ReservationFile(Optional.of(state)), clock, clock);
    started.follow(nomad);
    open.add(started);
    return started;
  }

  @AfterEach
  void close() {
    open.forEach(Reservations::close);
  }

  private Optional<Holder> holder(Reservations.Granted granted) {
    return reservations.find(granted.token()).map(Reservation::holder);
  }

  @Test
  void reserve_tokenIsItsHolders_andNobodyGuessesIt() {
    Reservations.Granted granted = reservations.reserve(List.of(MINI));

    assertThat(granted.token()).hasSize(43); // 256 bits in base64
    assertThat(reservations.find(granted.token()))
        .map(it -> it.holder().display())
        .contains("device/scroll-hat-mini");
    assertThat(reservations.find(granted.token() + "x")).isEmpty();
    assertThat(reservations.find("")).isEmpty();
  }

  @Test
  void reserve_allocationKnown_isItsTasks() {
    nomad.runs(FIRST, MINI.id());

    Reservations.Granted granted = reservations.reserve(List.of(MINI));

    assertThat(granted.reservation().holder().display())
        .isEqualTo("default/scroll-clock/clock/1f2c75be");
  }

  @Test
  void allocation_knownLater_isItsTasksFromThenOn() {
    Reservations.Granted granted = reservations.reserve(List.of(MINI));

    nomad.runs(FIRST, MINI.id());

    assertThat(holder(granted)).contains(task(FIRST));
  }

  @Test
  void exclusive_whileShared_isRefusedWithTheHolder() {
    nomad.runs(FIRST, MINI_1.id());
    reservations.reserve(List.of(MINI_1));

    assertThatThrownBy(() -> reservations.reserve(List.of(MINI)))
        .isInstanceOf(ReservationRefused.class)
        .hasMessageContaining("default/scroll-clock/clock/1f2c75be");
  }

  @Test
  void shared_whileExclusive_isRefusedWithTheHolder() {
    reservations.reserve(List.of(MINI));

    assertThatThrownBy(() -> reservations.reserve(List.of(MINI_2)))
        .isInstanceOf(ReservationRefused.class)
        .hasMessageContaining("device/scroll-hat-mini");
  }

  @Test
  void shared_twoSlots_liveBesideEachOther() {
    Reservations.Granted one = reservations.reserve(List.of(MINI_1));
    Reservations.Granted two = reservations.reserve(List.of(MINI_2));

    assertThat(holder(one)).isPresent();
    assertThat(holder(two)).isPresent();
    assertThat(reservations.owner(MINI.board())).isEmpty();
  }

  @Test
  void nextReservation_endsTheFormer() {
    Reservations.Granted former = reservations.reserve(List.of(MINI));
    List<Reservations.Change> changes = new ArrayList<>();
    reservations.listen(changes::add);

    Reservations.Granted next = reservations.reserve(List.of(MINI));

    assertThat(holder(former)).isEmpty();
    assertThat(holder(next)).isPresent();
    assertThat(changes)
        .containsExactly(
            new Reservations.Change.Ended(former.reservation(), "the device was reserved anew"),
            new Reservations.Change.Made(next.reservation()));
  }

  @Test
  void nextReservation_nomadTellsOfTheFormerAllocationLast_isNotEndedByIt() {
    nomad.runs(FIRST, MINI.id());
    reservations.reserve(List.of(MINI));

    Reservations.Granted next = reservations.reserve(List.of(MINI));
    nomad.ends(FIRST);
    assertThat(holder(next)).isPresent();
    nomad.runs(SECOND, MINI.id());

    assertThat(holder(next)).contains(task(SECOND));
  }

  @Test
  void allocation_another_doesNotTakeAReservationThatIsSomebodys() {
    nomad.runs(FIRST, MINI.id());
    Reservations.Granted granted = reservations.reserve(List.of(MINI));

    nomad.runs(SECOND, MINI.id());

    assertThat(holder(granted)).contains(task(FIRST));
  }

  @Test
  void allocationEnds_soDoesItsReservation() {
    nomad.runs(FIRST, MINI.id());
    Reservations.Granted granted = reservations.reserve(List.of(MINI));

    nomad.ends(FIRST);

    assertThat(holder(granted)).isEmpty();
    assertThat(reservations.live()).isEmpty();
  }

  @Test
  void nobodys_nomadAnswers_endsAfterAMinute() {
    Reservations.Granted granted = reservations.reserve(List.of(MINI));
    nomad.answers();

    clock.advance(ALMOST);
    reservations.review();
    assertThat(holder(granted)).isPresent();
    clock.advance(Duration.ofSeconds(1));
    reservations.review();

    assertThat(holder(granted)).isEmpty();
  }

  @Test
  void nobodys_nomadAway_isKept() {
    Reservations.Granted granted = reservations.reserve(List.of(MINI));
    nomad.answers();
    clock.advance(ALMOST);
    nomad.away();

    clock.advance(Duration.ofHours(5));
    reservations.review();
    assertThat(holder(granted)).isPresent();
    nomad.answers();

    assertThat(holder(granted)).isPresent();
  }

  @Test
  void agentKilled_reservationGoesOn() {
    nomad.runs(FIRST, MINI.id());
    Reservations.Granted granted = reservations.reserve(List.of(MINI));
    nomad.away();

    reservations = start(); // the other one was never closed

    assertThat(holder(granted)).contains(task(FIRST));
    nomad.answers();
    assertThat(holder(granted)).contains(task(FIRST));
    nomad.ends(FIRST);
    assertThat(holder(granted)).isEmpty();
    assertThat(start().live()).isEmpty();
  }

  @Test
  void file_hasNoToken() throws IOException {
    Reservations.Granted granted = reservations.reserve(List.of(MINI));

    assertThat(state.resolve(ReservationFile.NAME))
        .content()
        .contains("scroll-hat-mini")
        .doesNotContain(granted.token());
    try (var files = Files.list(state)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void file_broken_isPutAside() throws IOException {
    Files.writeString(state.resolve(ReservationFile.NAME), "{\"version\":1,\"reserv");

    reservations = start();

    assertThat(reservations.live()).isEmpty();
    assertThat(state.resolve(ReservationFile.NAME + ".unreadable")).exists();
    assertThat(holder(reservations.reserve(List.of(MINI)))).isPresent();
  }

  @Test
  void file_cannotBeWritten_reservationHoldsAllTheSame() throws IOException {
    Path noDirectory = Files.createFile(state.resolve("file"));
    reservations = new Reservations(new ReservationFile(Optional.of(noDirectory)), clock, clock);
    open.add(reservations);

    assertThat(holder(reservations.reserve(List.of(MINI)))).isPresent();
  }
}
