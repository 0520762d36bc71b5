package dev.hatrack.driver.hts221;

import dev.hatrack.bus.I2cDevice;
import dev.hatrack.driver.Identity;
import dev.hatrack.driver.Int16;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// A humidity and temperature sensor.
///
/// @see "ST DocID026333 (HTS221 datasheet), sections 7 and 8"
public final class Hts221 {
  /// Its only address.
  public static final int ADDRESS = 0x5F;

  static final int WHO_AM_I = 0x0F;
  static final int AV_CONF = 0x10;
  static final int CTRL_REG1 = 0x20;
  static final int STATUS_REG = 0x27;
  static final int HUMIDITY_OUT_L = 0x28;
  static final int CALIB_0 = 0x30;

  /// Power on, block data update, 12.5 Hz: section 7.3.
  static final byte RUN = (byte) 0x87;

  /// 16 temperature and 32 humidity samples to an average: section 7.2.
  static final byte AVERAGES = 0x1B;

  /// Set in a sub-address, it moves on by itself: section 5.1.1.
  private static final int INCREMENT = 0x80;

  private static final int DATA_AVAILABLE = 0x03;
  private static final Identity IDENTITY = new Identity("HTS221", ADDRESS, WHO_AM_I, 0xBC);

  private final I2cDevice chip;
  private final InstantSource clock;
  private Optional<Calibration> calibration = Optional.empty();
  private boolean measured;

  public Hts221(I2cDevice chip, InstantSource clock) {
    this.chip = chip;
    this.clock = clock;
  }

  /// @throws dev.hatrack.bus.BusException when another chip answers, or none
  public void probe() {
    IDENTITY.require(chip);
  }

  /// @throws dev.hatrack.bus.BusException when the chip does not take it, or was never calibrated
  public synchronized void start() {
    probe();
    calibration = Optional.of(Calibration.of(chip.read(CALIB_0 | INCREMENT, Calibration.BYTES)));
    chip.write((byte) AV_CONF, AVERAGES);
    chip.write((byte) CTRL_REG1, RUN);
    measured = false;
  }

  /// Temperature and humidity; nothing before the first measurement is ready.
  public synchronized List<Reading> read() {
    int status = chip.read(STATUS_REG, 1)[0];
    measured = measured || (status & DATA_AVAILABLE) == DATA_AVAILABLE;
    if (!measured || calibration.isEmpty()) {
      return List.of();
    }
    byte[] out = chip.read(HUMIDITY_OUT_L | INCREMENT, 4);
    Calibration curve = calibration.get();
    Instant now = clock.instant();
    return List.of(
        Reading.of(Quantity.TEMPERATURE, curve.celsius(Int16.littleEndian(out, 2)), "HTS221", now),
        Reading.of(Quantity.HUMIDITY, curve.percent(Int16.littleEndian(out, 0)), "HTS221", now));
  }
}
