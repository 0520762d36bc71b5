package dev.hatrack.driver.lps25h;

import dev.hatrack.bus.I2cDevice;
import dev.hatrack.driver.Identity;
import dev.hatrack.driver.Int16;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// A barometer with a thermometer.
///
/// @see "ST DocID023722 (LPS25H datasheet), sections 7 to 9"
public final class Lps25h {
  /// With SA0 on ground, as on the Sense HAT.
  public static final int ADDRESS = 0x5C;

  static final int WHO_AM_I = 0x0F;
  static final int RES_CONF = 0x10;
  static final int CTRL_REG1 = 0x20;
  static final int CTRL_REG2 = 0x21;
  static final int STATUS_REG = 0x27;
  static final int PRESS_OUT_XL = 0x28;
  static final int FIFO_CTRL = 0x2E;

  private static final int INCREMENT = 0x80;
  private static final int DATA_AVAILABLE = 0x03;
  private static final double COUNTS_PER_HECTOPASCAL = 4096;
  private static final double COUNTS_PER_DEGREE = 480;
  private static final double CELSIUS_AT_ZERO = 42.5;
  private static final Identity IDENTITY = new Identity("LPS25H", ADDRESS, WHO_AM_I, 0xBD);

  private final I2cDevice chip;
  private final InstantSource clock;
  private boolean measured;

  public Lps25h(I2cDevice chip, InstantSource clock) {
    this.chip = chip;
    this.clock = clock;
  }

  /// @throws dev.hatrack.bus.BusException when another chip answers, or none
  public void probe() {
    IDENTITY.require(chip);
  }

  /// Power on, block data update, 25 Hz, moving average of the FIFO: sections 8.4 to 8.6 and 8.15.
  ///
  /// @throws dev.hatrack.bus.BusException when the chip does not take it
  public synchronized void start() {
    probe();
    chip.write((byte) CTRL_REG1, (byte) 0xC4);
    chip.write((byte) RES_CONF, (byte) 0x05);
    chip.write((byte) FIFO_CTRL, (byte) 0xC0);
    chip.write((byte) CTRL_REG2, (byte) 0x40);
    measured = false;
  }

  /// Pressure and temperature; nothing before the first measurement is ready.
  public synchronized List<Reading> read() {
    int status = chip.read(STATUS_REG, 1)[0];
    measured = measured || (status & DATA_AVAILABLE) == DATA_AVAILABLE;
    if (!measured) {
      return List.of();
    }
    byte[] out = chip.read(PRESS_OUT_XL | INCREMENT, 5);
    int pressure = (out[0] & 0xFF) | ((out[1] & 0xFF) << 8) | (out[2] << 16);
    double celsius = CELSIUS_AT_ZERO + Int16.littleEndian(out, 3) / COUNTS_PER_DEGREE;
    Instant now = clock.instant();
    return List.of(
        Reading.of(Quantity.PRESSURE, pressure / COUNTS_PER_HECTOPASCAL, "LPS25H", now),
        Reading.of(Quantity.TEMPERATURE, celsius, "LPS25H", now));
  }
}
