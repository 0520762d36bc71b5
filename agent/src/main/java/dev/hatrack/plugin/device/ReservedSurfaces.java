package dev.hatrack.plugin.device;

import dev.hatrack.access.Reservation;
import dev.hatrack.access.Reservations;
import dev.hatrack.access.Reservations.Change;
import dev.hatrack.hat.Holder;
import dev.hatrack.surface.Surfaces;
import dev.hatrack.surface.Tenancies;
import dev.hatrack.surface.Tenant;
import java.util.Set;

/// Makes the surfaces follow the reservations: a reserved board is its tenant's, and the claims of
/// a reservation end with it.
public final class ReservedSurfaces {
  private ReservedSurfaces() {}

  /// To whom the surfaces are let. Those of a shared slot are let to nobody.
  public static Tenancies tenancies(Reservations reservations) {
    return board ->
        reservations.owner(board).map(owner -> new Tenant(owner.holder(), owner.names()));
  }

  /// From now on the surfaces are told of every change, as long as there are reservations.
  public static void join(Reservations reservations, Surfaces surfaces) {
    var _ = reservations.listen(change -> follow(change, surfaces));
  }

  private static void follow(Change change, Surfaces surfaces) {
    switch (change) {
      case Change.Made(Reservation made) -> made.boards().forEach(surfaces::tenancyChanged);
      case Change.Known(Reservation before, Reservation after) -> {
        surfaces.pass(before.holder(), after.holder());
        after.boards().forEach(surfaces::tenancyChanged);
      }
      case Change.Ended(Reservation ended, String reason) -> {
        Set<Holder> names = ended.names();
        for (String board : ended.boards()) {
          surfaces.releaseIf(board, holder -> names.contains(holder.owner()), reason);
          surfaces.tenancyChanged(board);
        }
      }
    }
  }
}
