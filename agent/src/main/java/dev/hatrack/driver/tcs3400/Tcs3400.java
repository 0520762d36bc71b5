package dev.hatrack.driver.tcs3400;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.I2cDevice;
import dev.hatrack.driver.Int16;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// A colour sensor: the TCS3400 of the Sense HAT's second version, or the TCS34725.
///
/// @see "ams TCS3400 datasheet, register description; ams TCS3472 datasheet, command register"
public final class Tcs3400 {
  /// Where the two kinds may be.
  public static final List<Integer> ADDRESSES = List.of(0x29, 0x39);

  static final int ENABLE = 0x80;
  static final int ATIME = 0x81;
  static final int CONTROL = 0x8F;
  static final int ID = 0x92;
  static final int STATUS = 0x93;
  static final int CDATA = 0x94;

  /// The TCS3472's command bit for addresses that move on; the TCS3400's do by themselves.
  private static final int TCS3472_INCREMENT = 0x20;

  /// Power on and convert.
  private static final byte RUN = 0x03;

  /// 64 cycles of about 2.8 ms (2.4 ms in the TCS3472): 64 x 1024 counts are what a channel holds.
  private static final byte SIXTY_FOUR_CYCLES = (byte) 0xC0;

  private static final byte GAIN_4 = 0x01;
  private static final double MOST = 65535;
  private static final int VALID = 0x01;

  private final I2cDevice chip;
  private final InstantSource clock;
  private int increment;
  private String name = "TCS3400";
  private boolean measured;

  public Tcs3400(I2cDevice chip, InstantSource clock) {
    this.chip = chip;
    this.clock = clock;
  }

  /// @throws BusException when another chip answers, or none
  public synchronized void probe() {
    int id = chip.read(ID, 1)[0] & 0xFF;
    boolean older = (id & 0xF4) == 0x44;
    if (!older && (id & 0xF8) != 0x90) {
      throw new BusException(
          BusException.Kind.ERROR,
          "I2C: another chip answers where the TCS3400 is expected: its register 0x92 says 0x%02x"
              .formatted(id));
    }
    increment = older ? TCS3472_INCREMENT : 0;
    name = older ? "TCS34725" : "TCS3400";
  }

  /// @throws BusException when the chip does not take it
  public synchronized void start() {
    probe();
    chip.write((byte) ATIME, SIXTY_FOUR_CYCLES);
    chip.write((byte) CONTROL, GAIN_4);
    chip.write((byte) ENABLE, RUN);
    measured = false;
  }

  /// Colour and light, each as a share of the most at gain 4 and 64 cycles; nothing before the
  /// first conversion has ended.
  public synchronized List<Reading> read() {
    measured = measured || (chip.read(STATUS, 1)[0] & VALID) != 0;
    if (!measured) {
      return List.of();
    }
    byte[] out = chip.read(CDATA | increment, 8);
    Instant now = clock.instant();
    return List.of(
        new Reading(
            Quantity.COLOUR, List.of(share(out, 2), share(out, 4), share(out, 6)), name, now),
        Reading.of(Quantity.LIGHT, share(out, 0), name, now));
  }

  private static double share(byte[] out, int at) {
    return (Int16.littleEndian(out, at) & 0xFFFF) / MOST;
  }
}
