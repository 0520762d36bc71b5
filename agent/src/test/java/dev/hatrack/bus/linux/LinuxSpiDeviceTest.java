package dev.hatrack.bus.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.bus.BusException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxSpiDeviceTest {
  private final List<Integer> transfers = new ArrayList<>();
  private int opened;
  private int closed;
  private int answer;

  private final LinuxSpiDevice device = new LinuxSpiDevice(0, 488_000, this::open);

  private SpiWire open(int chipSelect, int hertz) {
    assertThat(chipSelect).isZero();
    assertThat(hertz).isEqualTo(488_000);
    opened++;
    return new SpiWire() {
      @Override
      public int write(byte[] bytes) {
        transfers.add(bytes.length);
        return answer;
      }

      @Override
      public void close() {
        closed++;
      }
    };
  }

  @Test
  void write_long_isCutIntoTransfers() {
    device.write(new byte[9000]);
    device.write((byte) 0x12);
    assertThat(transfers).containsExactly(4096, 4096, 808, 1);
    assertThat(opened).isOne();
  }

  @Test
  void write_refused_saysWhere_andOpensAnew() {
    answer = -1;
    assertThatThrownBy(() -> device.write((byte) 1))
        .isInstanceOfSatisfying(
            BusException.class, e -> assertThat(e.kind()).isEqualTo(BusException.Kind.ERROR))
        .hasMessageContaining("SPI bus 0, chip select 0");
    answer = 0;
    device.write((byte) 1);
    assertThat(opened).isEqualTo(2);
    assertThat(closed).isOne();
  }

  @Test
  void write_noDeviceFile_saysWhatToType(@TempDir Path root) throws IOException {
    LinuxSpiDevice missing = new LinuxSpiDevice(0, 488_000, new LinuxFsSpiOpener(root));
    assertThatThrownBy(() -> missing.write((byte) 1))
        .isInstanceOf(BusException.class)
        .hasMessageContaining("spidev0.0 is not there")
        .hasMessageContaining("raspi-config nonint do_spi 0");
  }

  @Test
  void write_chipSelectOfAKernelDriver_namesTheDriver(@TempDir Path root) throws IOException {
    Path driver = Files.createDirectories(root.resolve("sys/bus/spi/drivers/ads7846"));
    Path chip = Files.createDirectories(root.resolve("sys/bus/spi/devices/spi0.0"));
    Files.createSymbolicLink(chip.resolve("driver"), driver);
    LinuxSpiDevice claimed = new LinuxSpiDevice(0, 488_000, new LinuxFsSpiOpener(root));
    assertThatThrownBy(() -> claimed.write((byte) 1))
        .hasMessageContaining("the kernel's driver ads7846 has this chip select")
        .hasMessageContaining("dtoverlay");
  }

  @Test
  void write_busOnWithoutThisChipSelect_doesNotSayToSwitchItOn(@TempDir Path root)
      throws IOException {
    Files.createDirectories(root.resolve("sys/class/spi_master/spi0"));
    LinuxSpiDevice missing = new LinuxSpiDevice(1, 488_000, new LinuxFsSpiOpener(root));
    assertThatThrownBy(() -> missing.write((byte) 1))
        .hasMessageContaining("spidev0.1 is not there; SPI is on, but not for this chip select");
  }
}
