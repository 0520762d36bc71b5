package dev.hatrack.board.sense;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.KernelDevices;
import dev.hatrack.hat.Reading;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// A chip through the kernel's Industrial I/O, which sets it up by itself. Each reading makes the
/// kernel ask the chip, and may take it some hundredths of a second.
record IioSource(String chip, List<IioChannel> channels, KernelDevices kernel, InstantSource clock)
    implements SensorSource {
  IioSource {
    channels = List.copyOf(channels);
  }

  @Override
  public void probe() {
    for (IioChannel channel : channels) {
      var _ = channel.read(kernel);
      return;
    }
    throw new BusException(
        BusException.Kind.ERROR,
        "a driver of the kernel has the %s, but none is known to".formatted(chip));
  }

  @Override
  public void start() {
    probe();
  }

  @Override
  public List<Reading> read() {
    Instant at = clock.instant();
    return channels.stream()
        .map(channel -> new Reading(channel.quantity(), channel.read(kernel), chip, at))
        .toList();
  }
}
