package dev.hatrack.access;

import dev.hatrack.fuzz.Target;
import dev.hatrack.hat.Holder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The reservations that were kept over a restart.
public final class ReservationsTarget implements Target {
  @Override
  public String name() {
    return "reservations";
  }

  @Override
  public List<byte[]> seeds() {
    Holder.AllocatedTask task =
        new Holder.AllocatedTask(
            "default", "clock", "clock", "1f2c75be-d84a-dd99-3ee2-97df288b3180");
    return List.of(
        ReservationCodec.encode(
            List.of(
                new Reservation(
                    "one",
                    "00".repeat(32),
                    List.of(new BoardDevice("sense-hat", "sense-hat", true)),
                    Instant.EPOCH,
                    Optional.of(task),
                    Optional.empty()))));
  }

  @Override
  public void read(byte[] input) {
    var _ = ReservationCodec.decode(input);
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of(IllegalArgumentException.class);
  }
}
