package dev.hatrack.nomad;

import dev.hatrack.hat.Holder;
import dev.hatrack.surface.Surfaces;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which task stands behind a claim.
final class Owners {
  private Owners() {}

  static Optional<Holder.AllocatedTask> task(Holder holder) {
    return switch (holder.owner()) {
      case Holder.AllocatedTask task -> Optional.of(task);
      case Holder.NamedToken _, Holder.Anyone _, Holder.ReservedDevice _, Holder.Streamed _ ->
          Optional.empty();
    };
  }

  /// The tasks that hold claims now.
  static Set<Holder.AllocatedTask> tasks(Surfaces surfaces) {
    return surfaces.holders().stream()
        .map(Owners::task)
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  /// Everything that this task holds.
  static Predicate<Holder> heldBy(Holder.AllocatedTask task) {
    return holder -> task(holder).filter(task::equals).isPresent();
  }
}
