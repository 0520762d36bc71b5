package dev.hatrack.board.inky;

import dev.hatrack.board.inky.PanelEeprom.Verdict;
import dev.hatrack.bus.I2cDevice;

/// Reads the EEPROM of an Inky, which may be of either kind of 24Cxx: with addresses of one byte or
/// of two. Pimoroni does not say which; its library sends two.
///
/// To send two zeros to an EEPROM with addresses of one byte is to write a zero to its first byte,
/// if a stop follows, as it does in Pimoroni's library. Here a repeated start follows, which ends
/// the write before anything is programmed (AT24C02C datasheet, section 8.2; Microchip 24C32,
/// section 5.0: programming begins with the stop). But 0x50 may be a chip that is no EEPROM at all,
/// and takes the second zero as it comes. So:
/// - {@link #careful} sends one byte only, which no chip can take for more than the choice of a
///   register. An EEPROM of two bytes then reads from wherever it was last, and is known as an Inky
///   after its power came on, but perhaps not later.
/// - {@link #thorough} tries that, and then two bytes, and stays with what made sense. For boards
///   that somebody has said are there.
///
/// Untested on hardware.
public final class EepromReader {
  private final I2cDevice chip;
  private final boolean mayTryTwoBytes;
  private boolean twoBytes;

  private EepromReader(I2cDevice chip, boolean mayTryTwoBytes) {
    this.chip = chip;
    this.mayTryTwoBytes = mayTryTwoBytes;
  }

  /// For an address where anything may sit.
  public static EepromReader careful(I2cDevice chip) {
    return new EepromReader(chip, false);
  }

  /// For an address where an Inky is expected.
  public static EepromReader thorough(I2cDevice chip) {
    return new EepromReader(chip, true);
  }

  /// @throws dev.hatrack.bus.BusException of kind `NAK` when nobody answers, `ERROR` when the bus
  ///   fails
  public synchronized Verdict look() {
    Verdict verdict = look(twoBytes);
    if (verdict instanceof Verdict.NotAnInky && mayTryTwoBytes) {
      Verdict other = look(!twoBytes);
      if (!(other instanceof Verdict.NotAnInky)) {
        twoBytes = !twoBytes;
        return other;
      }
    }
    return verdict;
  }

  private Verdict look(boolean two) {
    return PanelEeprom.parse(
        two ? chip.readMemory(0, PanelEeprom.SIZE) : chip.read(0, PanelEeprom.SIZE));
  }
}
