package dev.hatrack.driver;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.I2cDevice;

/// The register in which a chip says what it is.
///
/// @param chip what the datasheet calls it
/// @param address where on the bus, for messages
/// @param register `WHO_AM_I`, or as the datasheet calls it
/// @param expected what it says
public record Identity(String chip, int address, int register, int expected) {
  /// Reads it.
  ///
  /// @throws BusException of kind `ERROR` when another chip answers
  public void require(I2cDevice device) {
    int found = device.read(register, 1)[0] & 0xFF;
    if (found != expected) {
      throw new BusException(
          BusException.Kind.ERROR,
          ("I2C 0x%02x: another chip answers where the %s is expected: register 0x%02x says 0x%02x,"
                  + " not 0x%02x; is another board on the header?")
              .formatted(address, chip, register, found, expected));
    }
  }
}
