package dev.hatrack.board.sense;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.KernelDevices;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Which way to take to a chip: the kernel's, where a driver of its has the chip's address, else
/// the bus.
///
/// @param addresses where the chip may be, the likeliest first
/// @param iio the kernel's way
/// @param bus the bus's way to an address
record SourceChoice(
    KernelDevices kernel,
    List<Integer> addresses,
    SensorSource iio,
    IntFunction<SensorSource> bus) {
  SourceChoice {
    addresses = List.copyOf(addresses);
  }

  /// The way by which the chip answers now.
  ///
  /// @throws BusException when it does not
  SensorSource choose() {
    if (addresses.stream().anyMatch(address -> kernel.driverOf(address).isPresent())) {
      iio.probe();
      return iio;
    }
    List<BusException> failures = new ArrayList<>();
    for (int address : addresses) {
      SensorSource source = bus.apply(address);
      try {
        source.probe();
        return source;
      } catch (BusException e) {
        failures.add(e);
      }
    }
    throw failures.stream()
        .filter(e -> e.kind() != BusException.Kind.NAK)
        .findFirst()
        .orElseGet(failures::getFirst);
  }
}
