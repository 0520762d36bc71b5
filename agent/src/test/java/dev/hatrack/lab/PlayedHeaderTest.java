package dev.hatrack.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.board.Simulation.Fault;
import dev.hatrack.bus.recording.Octets;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlayedHeaderTest {
  private static final int I2C = 0;
  private static final int GPIO = 2;
  private static final int READ = 1;
  private static final int STOP = 2;
  private static final int EEPROM = 0x50;
  private static final int BUSY = 17;
  private static final int RESET = 27;
  private static final int BUTTON_A = 5;

  private final PlayedBoard scroll = PlayedBoard.of("scroll-hat-mini", Duration.ofSeconds(1));
  private final PlayedBoard inky = PlayedBoard.of("inky-phat", Duration.ofSeconds(1));
  private final PlayedHeader header = new PlayedHeader(List.of(scroll, inky));
  private final List<String> told = new ArrayList<>();

  @Test
  void eepromRead_afterARepeatedStart_givesThePanel() {
    assertThat(perform(I2C, 0, EEPROM, 2, 0, 0).status()).isZero();

    Answer answer = perform(I2C, READ | STOP, EEPROM, 4);

    assertThat(answer.bytes()).isEqualTo(Octets.of((byte) 250, (byte) 0, (byte) 122, (byte) 0));
  }

  @Test
  void absentAddress_isNotAcknowledged() {
    assertThat(perform(I2C, STOP, 0x11, 0).status()).isEqualTo(-121);
  }

  @Test
  void unpluggedBoard_isNotAcknowledged_othersAre() {
    inky.simulation().fault(Fault.UNPLUGGED);

    assertThat(perform(I2C, STOP, EEPROM, 0).status()).isEqualTo(-121);
    assertThat(perform(I2C, STOP, 0x74, 0).status()).isZero();
  }

  @Test
  void heldButton_pullsItsLineLow_releasedFloats() {
    connect();

    scroll.simulation().hold("A", true);
    scroll.simulation().hold("A", false);

    assertThat(told).containsExactly(BUTTON_A + " LOW", BUTTON_A + " FLOATING");
  }

  @Test
  void reset_makesThePanelBusy() {
    connect();

    assertThat(perform(GPIO, 1, RESET, 0).status()).isZero();
    assertThat(perform(GPIO, 0, RESET, 0).status()).isZero();

    assertThat(told).contains(BUSY + " HIGH");
  }

  private void connect() {
    header.connect((line, level) -> told.add(line + " " + level));
    told.clear();
  }

  /// As it comes from `/dev/hatsim`.
  private Answer perform(int kind, int flags, int where, int length, int... bytes) {
    ByteBuffer raw = ByteBuffer.allocate(12 + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
    var _ = raw.putInt(7).put((byte) kind).put((byte) flags).putShort((short) where).putInt(length);
    for (int value : bytes) {
      var _ = raw.put((byte) value);
    }
    return header.perform(Request.parse(raw.array(), raw.capacity()));
  }
}
