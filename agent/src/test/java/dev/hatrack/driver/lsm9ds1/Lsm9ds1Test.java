package dev.hatrack.driver.lsm9ds1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.I2cDevice;
import dev.hatrack.bus.simulated.Lsm9ds1AccelGyroChip;
import dev.hatrack.bus.simulated.Lsm9ds1MagnetometerChip;
import dev.hatrack.bus.simulated.SimulatedHeader;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Lsm9ds1Test {
  private final SimulatedHeader header = new SimulatedHeader();
  private final Lsm9ds1AccelGyroChip motion = new Lsm9ds1AccelGyroChip();
  private final Lsm9ds1MagnetometerChip compass = new Lsm9ds1MagnetometerChip();
  private final AccelGyro accelGyro =
      new AccelGyro(header.i2c(AccelGyro.ADDRESS), () -> Instant.EPOCH);
  private final Magnetometer magnetometer =
      new Magnetometer(header.i2c(Magnetometer.ADDRESS), () -> Instant.EPOCH);

  @BeforeEach
  void solder() {
    header.attach(AccelGyro.ADDRESS, motion);
    header.attach(Magnetometer.ADDRESS, compass);
  }

  /// Registers that answer, by the sub-address.
  private record Registers(Map<Integer, String> hex) implements I2cDevice {
    @Override
    public void write(byte... bytes) {}

    @Override
    public byte[] readMemory(int address, int count) {
      throw new AssertionError("it is no memory");
    }

    @Override
    public byte[] read(int register, int count) {
      byte[] all = HexFormat.ofDelimiter(" ").parseHex(hex.getOrDefault(register, ""));
      assertThat(all).hasSize(count);
      return all;
    }
  }

  @Test
  void read_convertsByTable3() {
    // 1 g = 8197 counts of 0.122 mg, 10 °/s = 1143 of 8.75 m°/s, -50 µT = -3571 of 14 nT
    Registers moved =
        new Registers(
            Map.of(0x0F, "68", 0x17, "03", 0x28, "00 00 ff ff 05 20", 0x18, "77 04 89 fb 00 00"));
    Registers magnetic = new Registers(Map.of(0x0F, "3d", 0x27, "08", 0xA8, "0d f2 00 00 01 00"));
    AccelGyro motionWired = new AccelGyro(moved, () -> Instant.EPOCH);
    Magnetometer compassWired = new Magnetometer(magnetic, () -> Instant.EPOCH);
    motionWired.start();
    compassWired.start();
    List<Reading> readings = both(motionWired, compassWired);
    assertThat(readings)
        .extracting(Reading::quantity)
        .containsExactly(Quantity.ACCELERATION, Quantity.ANGULAR_RATE, Quantity.MAGNETIC_FIELD);
    assertVector(readings.get(0), 0, -0.000122, 1.000034);
    assertVector(readings.get(1), 10.00125, -10.00125, 0);
    assertVector(readings.get(2), -49.994, 0, 0.014);
  }

  private static List<Reading> both(AccelGyro motion, Magnetometer compass) {
    return Stream.concat(motion.read().stream(), compass.read().stream()).toList();
  }

  private static void assertVector(Reading reading, double x, double y, double z) {
    assertThat(reading.values().get(0)).isEqualTo(x, within(1e-6));
    assertThat(reading.values().get(1)).isEqualTo(y, within(1e-6));
    assertThat(reading.values().get(2)).isEqualTo(z, within(1e-6));
  }

  @Test
  void read_tellsWhatIsFelt() {
    accelGyro.start();
    magnetometer.start();
    motion.accelerate(0, -0.5);
    motion.turn(2, 100);
    compass.feel(1, -45);
    List<Reading> readings = both(accelGyro, magnetometer);
    assertThat(readings.get(0).values().get(0)).isEqualTo(-0.5, within(0.0001));
    assertThat(readings.get(0).values().get(2)).isEqualTo(1, within(0.0001));
    assertThat(readings.get(1).values().get(2)).isEqualTo(100, within(0.005));
    assertThat(readings.get(2).values().get(1)).isEqualTo(-45, within(0.01));
  }

  @Test
  void read_beyondTheRange_staysAtItsEnd() {
    accelGyro.start();
    magnetometer.start();
    motion.accelerate(1, 16);
    assertThat(both(accelGyro, magnetometer).get(0).values().get(1)).isEqualTo(4, within(0.01));
  }

  @Test
  void read_beforeItIsOn_isNothing() {
    assertThat(both(accelGyro, magnetometer)).isEmpty();
  }

  @Test
  void probe_anotherMagnetometer_isNamed() {
    compass.impostor(true);
    assertThatThrownBy(magnetometer::probe)
        .isInstanceOf(BusException.class)
        .hasMessageContaining("0x1c")
        .hasMessageContaining("magnetometer");
  }
}
