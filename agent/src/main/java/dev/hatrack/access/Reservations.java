package dev.hatrack.access;

import dev.hatrack.hat.Holder;
import dev.hatrack.hat.Subscription;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which devices Nomad has given away. A reservation lives until one of its devices is reserved
/// anew, its task ends, or nobody's allocation was given it for a minute while Nomad answered; see
/// docs/decisions/0010-reservations.md. It survives a restart of the agent.
///
/// Reading takes no lock. Changes are made, kept and told one after the other.
public final class Reservations implements DeviceTokens, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Reservations.class);
  private static final int TOKEN_BYTES = 32;
  private static final int ID_BYTES = 8;

  private final ReservationFile file;
  private final InstantSource timeOfDay;
  private final InstantSource steady;
  private final Reviewer reviewer = new Reviewer();
  private final SecureRandom random = new SecureRandom();
  private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("reservations").daemon().unstarted(task));
  private volatile List<Reservation> live;
  private volatile Optional<DeviceUsers> users = Optional.empty();
  private volatile Subscription watching = () -> {};

  /// What has become of a reservation.
  public sealed interface Change {
    /// It was made.
    record Made(Reservation reservation) implements Change {}

    /// Its task is known now.
    record Known(Reservation before, Reservation after) implements Change {}

    /// It is over.
    record Ended(Reservation reservation, String reason) implements Change {}
  }

  /// A new reservation.
  ///
  /// @param token 256 bits in URL-safe text, which nobody but the task is to know
  public record Granted(Reservation reservation, String token) {}

  /// Goes on with the reservations that the file has kept.
  ///
  /// @param timeOfDay for people to read
  /// @param steady measures time; must not jump
  public Reservations(ReservationFile file, InstantSource timeOfDay, InstantSource steady) {
    this.file = file;
    this.timeOfDay = timeOfDay;
    this.steady = steady;
    this.live = List.copyOf(file.load());
  }

  /// Begins to look whose the reservations are: after each change, and each second.
  public void follow(DeviceUsers known) {
    users = Optional.of(known);
    watching = known.watch(this::reviewSafely);
    var _ = timer.scheduleWithFixedDelay(this::reviewSafely, 0, 1, TimeUnit.SECONDS);
  }

  /// Those that live now.
  public List<Reservation> live() {
    return live;
  }

  @Override
  public Optional<Reservation> find(String token) {
    byte[] sha256 = Sha256.of(token);
    Optional<Reservation> found = Optional.empty();
    for (Reservation reservation : live) {
      if (reservation.hasToken(sha256)) {
        found = Optional.of(reservation);
      }
    }
    return found;
  }

  /// Who has the whole board.
  ///
  /// @param board the board's slug
  public Optional<Reservation> owner(String board) {
    for (Reservation reservation : live) { // no stream: each picture asks
      if (reservation.owns(board)) {
        return Optional.of(reservation);
      }
    }
    return Optional.empty();
  }

  /// Who has shared slots of the board.
  ///
  /// @param board the board's slug
  public List<Reservation> sharers(String board) {
    return live.stream().filter(it -> it.shares(board)).toList();
  }

  /// Tells of each change, in order, until closed. The listener must neither wait nor reserve.
  public Subscription listen(Consumer<Change> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// Reserves these for whoever is to have the token. What any of them was reserved for before is
  /// over.
  ///
  /// @throws ReservationRefused when the board, or a shared slot of it, is somebody else's
  public synchronized Granted reserve(List<BoardDevice> devices) {
    Set<String> ids = devices.stream().map(BoardDevice::id).collect(Collectors.toSet());
    List<Reservation> replaced =
        live.stream().filter(it -> !Collections.disjoint(it.ids(), ids)).toList();
    List<Reservation> others = live.stream().filter(it -> !replaced.contains(it)).toList();
    devices.forEach(device -> refuseAgainst(others, device));
    String token = token();
    Reservation made =
        new Reservation(
            HexFormat.of().formatHex(bytes(ID_BYTES)),
            HexFormat.of().formatHex(Sha256.of(token)),
            devices,
            timeOfDay.instant(),
            Optional.empty(),
            replaced.stream().flatMap(it -> it.task().stream()).findFirst());
    List<Reservation> next = new ArrayList<>(others);
    next.add(made);
    become(next);
    replaced.forEach(it -> tell(new Change.Ended(it, "the device was reserved anew")));
    tell(new Change.Made(made));
    review();
    return new Granted(find(made), token);
  }

  private Reservation find(Reservation made) {
    return live.stream().filter(it -> it.id().equals(made.id())).findFirst().orElse(made);
  }

  private static void refuseAgainst(List<Reservation> others, BoardDevice device) {
    String board = device.board();
    for (Reservation other : others) {
      if (other.owns(board)) {
        throw new ReservationRefused(
            "%s is reserved by %s; it is free when that has ended"
                .formatted(board, other.holder().display()));
      }
      if (device.exclusive() && other.shares(board)) {
        throw new ReservationRefused(
            "%s is shared by %s; ask for a shared slot, or wait until that has ended"
                .formatted(board, other.holder().display()));
      }
    }
  }

  private String token() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TOKEN_BYTES));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private void reviewSafely() {
    try {
      review();
    } catch (RuntimeException e) {
      log.error("the reservations could not be looked at, and are again in a second", e);
    }
  }

  /// Looks at every reservation now.
  synchronized void review() {
    Optional<List<DeviceUsers.User>> known = users.flatMap(DeviceUsers::now);
    if (known.isEmpty()) {
      reviewer.nothingKnown();
      return;
    }
    List<Change> changes = new ArrayList<>();
    List<Reservation> next = new ArrayList<>();
    for (Reservation reservation : live) {
      switch (reviewer.review(reservation, known.get(), steady.instant())) {
        case Reviewer.Verdict.Keep _ -> next.add(reservation);
        case Reviewer.Verdict.Belongs(Holder.AllocatedTask task) -> {
          next.add(reservation.of(task));
          changes.add(new Change.Known(reservation, reservation.of(task)));
        }
        case Reviewer.Verdict.Over(String reason) ->
            changes.add(new Change.Ended(reservation, reason));
      }
    }
    reviewer.retain(next.stream().map(Reservation::id).collect(Collectors.toSet()));
    if (!changes.isEmpty()) {
      become(next);
      changes.forEach(this::tell);
    }
  }

  private void become(List<Reservation> next) {
    live = List.copyOf(next);
    file.save(live);
  }

  private void tell(Change change) {
    log.info("{}", words(change));
    for (Consumer<Change> listener : listeners) {
      try {
        listener.accept(change);
      } catch (RuntimeException e) {
        log.error("a listener failed on: {}", words(change), e);
      }
    }
  }

  private static String words(Change change) {
    return switch (change) {
      case Change.Made(Reservation made) -> made.ids() + " reserved";
      case Change.Known(Reservation _, Reservation after) ->
          after.ids() + " reserved by " + after.holder().display();
      case Change.Ended(Reservation ended, String reason) ->
          "%s no longer reserved by %s: %s"
              .formatted(ended.ids(), ended.holder().display(), reason);
    };
  }

  /// Stops looking. The reservations are kept, and gone on with at the next start.
  @Override
  public void close() {
    watching.close();
    timer.shutdownNow();
  }
}
