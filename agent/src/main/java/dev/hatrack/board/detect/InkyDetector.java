package dev.hatrack.board.detect;

import dev.hatrack.board.inky.EepromReader;
import dev.hatrack.board.inky.InkyPhat;
import dev.hatrack.board.inky.PanelEeprom.Verdict;
import dev.hatrack.bus.BusException;
import dev.hatrack.bus.I2cDevice;
import java.util.List;

/// Finds an Inky pHAT by its own EEPROM, which also says which panel it has. Anything could sit at
/// that address, so it is asked in the way that no chip takes for a write, unless the configuration
/// names the board or allows the address.
///
/// @param expected whether the configuration names the board
public record InkyDetector(boolean expected) implements Detector {
  @Override
  public Outcome look(Sight sight) {
    I2cDevice chip = sight.header().i2c(InkyPhat.ADDRESS);
    boolean thorough = expected || sight.allowed().contains(InkyPhat.ADDRESS);
    try {
      EepromReader reader = thorough ? EepromReader.thorough(chip) : EepromReader.careful(chip);
      return judge(sight, reader.look());
    } catch (BusException e) {
      return e.kind() == BusException.Kind.NAK
          ? new Outcome.NotPresent(List.of("no EEPROM answers at 0x50"))
          : new Outcome.Failed(e.reason(), List.of("its EEPROM at 0x50 was asked"));
    }
  }

  private static Outcome judge(Sight sight, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Known known ->
          new Outcome.Found(
              InkyPhat.model(known.panel()),
              () -> new InkyPhat(sight.header(), known.panel()),
              List.of("its EEPROM at 0x50 says " + known.eeprom()));
      case Verdict.NoDriver other ->
          new Outcome.Failed(other.reason(), List.of("its EEPROM at 0x50 says " + other.eeprom()));
      case Verdict.NotAnInky other ->
          new Outcome.NotPresent(List.of("the EEPROM at 0x50 is not an Inky's: " + other.reason()));
    };
  }
}
