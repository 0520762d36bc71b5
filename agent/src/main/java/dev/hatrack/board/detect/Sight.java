package dev.hatrack.board.detect;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.Buses;
import dev.hatrack.bus.HatDescription;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What may be looked at.
///
/// @param header the Pi's wires
/// @param hats what the device tree names
/// @param allowed the I2C addresses that may be asked
public record Sight(Buses header, List<HatDescription> hats, Set<Integer> allowed) {
  public Sight {
    hats = List.copyOf(hats);
    allowed = Set.copyOf(allowed);
  }

  /// The HAT that names itself so, whatever the case.
  Optional<HatDescription> named(String product) {
    return hats.stream().filter(hat -> hat.product().equalsIgnoreCase(product)).findFirst();
  }

  /// What the device tree said, in words.
  String tree() {
    return hats.isEmpty()
        ? "the device tree names no HAT (no /proc/device-tree/hat)"
        : "the device tree names another HAT, " + hats;
  }

  /// One byte of a register, where that may be asked.
  Answer ask(int address, int register) {
    String place = "0x%02x".formatted(address);
    if (!allowed.contains(address)) {
      return new Answer.NotAsked(
          "%s was not asked, because detect.probe does not allow it".formatted(place));
    }
    try {
      return new Answer.Value(header.i2c(address).read(register, 1)[0] & 0xFF);
    } catch (BusException e) {
      return e.kind() == BusException.Kind.NAK
          ? new Answer.Nobody("nobody answers at " + place)
          : new Answer.Broken(e.reason());
    }
  }

  /// What a chip said.
  sealed interface Answer {
    record NotAsked(String words) implements Answer {}

    record Nobody(String words) implements Answer {}

    record Broken(String words) implements Answer {}

    record Value(int value) implements Answer {}
  }
}
