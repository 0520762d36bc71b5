package dev.hatrack.access;

import dev.hatrack.hat.Holder;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds out whose a reservation is, and whether it is over. For one thread at a time.
///
/// Nomad does not say for which task it reserves, but every allocation tells which devices its
/// tasks were given. A reservation's task, once found, is its task until that ends.
final class Reviewer {
  /// How long a reservation may be nobody's while Nomad answers.
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /// What is to become of a reservation.
  sealed interface Verdict {
    record Keep() implements Verdict {}

    record Belongs(Holder.AllocatedTask task) implements Verdict {}

    record Over(String reason) implements Verdict {}
  }

  /// Since when each reservation has been nobody's, by its ID.
  private final Map<String, Instant> unclaimed = new HashMap<>();

  /// Forgets all but these.
  void retain(Set<String> reservations) {
    unclaimed.keySet().retainAll(reservations);
  }

  /// Nobody can say anything now, and nothing ends by that.
  void nothingKnown() {
    unclaimed.clear();
  }

  Verdict review(Reservation reservation, List<DeviceUsers.User> users, Instant now) {
    Optional<Holder.AllocatedTask> own =
        reservation.task().filter(task -> !isFormer(reservation, task));
    if (own.filter(task -> lives(task, users)).isPresent()) {
      return kept(reservation, new Verdict.Keep());
    }
    Optional<Holder.AllocatedTask> found = newest(reservation, users);
    if (found.isPresent()) {
      boolean same = found.equals(reservation.task());
      return kept(
          reservation, same ? new Verdict.Keep() : new Verdict.Belongs(found.orElseThrow()));
    }
    if (own.isPresent()) {
      return new Verdict.Over("its task has ended");
    }
    Instant since = unclaimed.computeIfAbsent(reservation.id(), _ -> now);
    return now.isBefore(since.plus(PATIENCE))
        ? new Verdict.Keep()
        : new Verdict.Over("no allocation was given the device for " + PATIENCE.toSeconds() + " s");
  }

  private Verdict kept(Reservation reservation, Verdict verdict) {
    unclaimed.remove(reservation.id());
    return verdict;
  }

  /// Whether this is the one that had the device before, of whom Nomad may have told last.
  private static boolean isFormer(Reservation reservation, Holder.AllocatedTask task) {
    return reservation.before().filter(task::equals).isPresent();
  }

  private static boolean lives(Holder.AllocatedTask task, List<DeviceUsers.User> users) {
    return users.stream().anyMatch(user -> user.task().equals(task) && !user.ended());
  }

  /// The youngest that was given all the devices; the one that had them before only if there is no
  /// other.
  private static Optional<Holder.AllocatedTask> newest(
      Reservation reservation, List<DeviceUsers.User> users) {
    Set<String> wanted = reservation.ids();
    Stream<DeviceUsers.User> fitting =
        users.stream().filter(user -> !user.ended() && user.devices().containsAll(wanted));
    return fitting
        .max(
            Comparator.<DeviceUsers.User, Boolean>comparing(
                    user -> !isFormer(reservation, user.task()))
                .thenComparingLong(DeviceUsers.User::created))
        .map(DeviceUsers.User::task);
  }
}
