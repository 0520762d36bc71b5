package dev.hatrack.plugin.device;

import dev.hatrack.access.BoardDevice;
import dev.hatrack.board.Slot;
import dev.hatrack.hat.BoardModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A board of the rack as devices: itself, and shared slots where it shows something.
///
/// An ID is the board's slug, which is enough: a Pi has one of each kind. A serial number from an
/// EEPROM would make it another device on the day that the EEPROM can't be read.
record OfferedBoard(Slot slot, int sharedSlots) {
  private static final String SLOT_MARK = "#";

  BoardModel model() {
    return slot.model();
  }

  String slug() {
    return model().slug();
  }

  BoardDevice whole() {
    return new BoardDevice(slug(), slug(), true);
  }

  List<BoardDevice> shared() {
    boolean shows = model().leds().isPresent() || model().eink().isPresent();
    return IntStream.rangeClosed(1, shows ? sharedSlots : 0)
        .mapToObj(number -> new BoardDevice(slug() + SLOT_MARK + number, slug(), false))
        .toList();
  }

  Optional<BoardDevice> device(String id) {
    return Stream.concat(Stream.of(whole()), shared().stream())
        .filter(device -> device.id().equals(id))
        .findFirst();
  }
}
