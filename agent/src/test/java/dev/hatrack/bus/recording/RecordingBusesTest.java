package dev.hatrack.bus.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.I2cDevice;
import dev.hatrack.bus.Pull;
import dev.hatrack.bus.simulated.Is31fl3731Chip;
import dev.hatrack.bus.simulated.SimulatedHeader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordingBusesTest {
  private static final byte SHUTDOWN = 0x0A;

  private final List<Transaction> told = Collections.synchronizedList(new ArrayList<>());
  private final SimulatedHeader header = new SimulatedHeader();
  private final RecordingBuses buses = new RecordingBuses(header, told::add);

  @BeforeEach
  void solder() {
    header.attach(0x74, new Is31fl3731Chip());
  }

  private List<String> lines() {
    return told.stream().map(Transaction::line).toList();
  }

  @Test
  void i2c_eachTransaction_isOneLine() {
    I2cDevice device = buses.i2c(0x74);
    device.write((byte) 0xFD, (byte) 0x0B);
    device.write(SHUTDOWN, (byte) 1);
    assertThat(device.read(SHUTDOWN, 1)).containsExactly(1);
    assertThatThrownBy(() -> device.write((byte) 0x04, (byte) 0)).isInstanceOf(BusException.class);
    assertThat(lines())
        .containsExactly(
            "i2c 0x74 w fd 0b ok",
            "i2c 0x74 w 0a 01 ok",
            "i2c 0x74 r 0a 01 ok",
            "i2c 0x74 w 04 00 nak");
  }

  @Test
  void gpio_levelAtOpeningAndEachEdge_areLines() {
    List<Boolean> edges = new ArrayList<>();
    buses.input(5, Pull.UP, edges::add);
    header.line(5).drive(false);
    assertThat(lines()).containsExactly("gpio 5 in 1", "gpio 5 in 0");
    assertThat(edges).containsExactly(false);
  }

  @Test
  void gpio_lineThatIsTaken_isRecordedAsRefused() {
    header.input(5, Pull.UP, _ -> {});
    assertThatThrownBy(() -> buses.input(5, Pull.UP, _ -> {})).isInstanceOf(BusException.class);
    assertThat(lines()).containsExactly("gpio 5 in error");
  }

  /// Whoever reads after it was last written has to find that in the recording, too.
  @Test
  void i2c_severalThreads_isToldInTheOrderOfTheWires() throws InterruptedException {
    I2cDevice device = buses.i2c(0x74);
    device.write((byte) 0xFD, (byte) 0x0B);
    List<Thread> threads = new ArrayList<>();
    for (int number = 0; number < 4; number++) {
      byte mine = (byte) (number % 2);
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i = 0; i < 50; i++) {
                      device.write(SHUTDOWN, mine);
                      device.read(SHUTDOWN, 1);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    String held = "";
    for (String line : lines()) {
      if (line.startsWith("i2c 0x74 w 0a")) {
        held = line.substring(14, 16);
      } else if (line.startsWith("i2c 0x74 r 0a")) {
        assertThat(line.substring(14, 16)).isEqualTo(held);
      }
    }
    assertThat(told).hasSize(401);
  }
}
