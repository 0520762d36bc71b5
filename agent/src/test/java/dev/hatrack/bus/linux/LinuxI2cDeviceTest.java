package dev.hatrack.bus.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.exception.Pi4JException;
import dev.hatrack.bus.BusException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// When the device file is opened, kept and opened anew, on wires that only keep a diary.
class LinuxI2cDeviceTest {
  private final List<String> diary = new ArrayList<>();
  private Optional<String> kernelSays = Optional.empty();
  private int comes = Integer.MAX_VALUE;

  private final LinuxI2cDevice device =
      new LinuxI2cDevice(
          1,
          0x74,
          (bus, address) -> {
            diary.add("open %d 0x%02x".formatted(bus, address));
            return new DiaryWire();
          });

  private final class DiaryWire implements I2cWire {
    @Override
    public void write(byte[] bytes) {
      answer();
      diary.add("write");
    }

    @Override
    public int read(int register, byte[] into) {
      answer();
      diary.add("read");
      return Math.min(comes, into.length);
    }

    @Override
    public int readMemory(int at, byte[] into) {
      answer();
      diary.add("read at %04x".formatted(at));
      return Math.min(comes, into.length);
    }

    @Override
    public void close() {
      diary.add("close");
    }

    private void answer() {
      kernelSays.ifPresent(
          text -> {
            throw new Pi4JException("failed", new IOException(text));
          });
    }
  }

  private void failWith(String text) {
    kernelSays = Optional.of(text);
    assertThatThrownBy(() -> device.write((byte) 1)).isInstanceOf(BusException.class);
    kernelSays = Optional.empty();
  }

  @Test
  void device_unused_opensNothing() {
    device.close();
    assertThat(diary).isEmpty();
  }

  @Test
  void transactions_thatGoWell_shareOneFile() {
    device.write((byte) 1);
    assertThat(device.read(0x0A, 2)).hasSize(2);
    device.close();
    assertThat(diary).containsExactly("open 1 0x74", "write", "read", "close");
  }

  @Test
  void memoryRead_asManyBytesAsAsked_orAnError() {
    assertThat(device.readMemory(0x1234, 29)).hasSize(29);
    assertThat(diary).containsExactly("open 1 0x74", "read at 1234");
    comes = 3;
    assertThatThrownBy(() -> device.readMemory(0, 29)).isInstanceOf(BusException.class);
    assertThatThrownBy(() -> device.readMemory(0x1_0000, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void missingAcknowledgement_keepsTheFile() {
    failWith("Remote I/O error");
    device.write((byte) 1);
    assertThat(diary).containsExactly("open 1 0x74", "write");
  }

  /// linuxfs would take the address for chosen and write to nobody, or to somebody else.
  @Test
  void refusedAddress_neverLeavesAFileThatMightWriteElsewhere() {
    failWith("Device or resource busy");
    device.write((byte) 1);
    assertThat(diary).containsExactly("open 1 0x74", "close", "open 1 0x74", "write");
  }

  @Test
  void read_thatIsShort_isAnError() {
    comes = 1;
    assertThatThrownBy(() -> device.read(0, 2)).hasMessageContaining("asked for 2 bytes, got 1");
  }
}
