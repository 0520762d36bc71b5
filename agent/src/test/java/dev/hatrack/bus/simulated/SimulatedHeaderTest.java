package dev.hatrack.bus.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.GpioInput;
import dev.hatrack.bus.I2cDevice;
import dev.hatrack.bus.Pull;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SimulatedHeaderTest {
  private final SimulatedHeader header = new SimulatedHeader();
  private final I2cDevice device = header.i2c(0x74);

  private void attachChip() {
    header.attach(0x74, new Is31fl3731Chip());
  }

  private static BusException.Kind kindOf(ThrowingCallable transaction) {
    BusException[] caught = new BusException[1];
    assertThatThrownBy(transaction).isInstanceOfSatisfying(BusException.class, e -> caught[0] = e);
    return caught[0].kind();
  }

  @Test
  void write_anyChip_countsTheAddressByteToo() {
    attachChip();
    device.write((byte) 0xFD, (byte) 0x0B);
    assertThat(header.traffic()).isEqualTo(new Traffic(1, 3));
  }

  @Test
  void read_oneRegister_countsTheRepeatedStartsAddressToo() {
    attachChip();
    device.read(0xFD, 1);
    assertThat(header.traffic()).isEqualTo(new Traffic(1, 4));
  }

  /// The reference: two page selects, the picture in five blocks, one flip. 155 bytes of data and 8
  /// of address.
  @Test
  void traffic_ofTheMakersLibraryForOneFrame_is163BytesIn8Transactions() {
    attachChip();
    device.write((byte) 0xFD, (byte) 0);
    for (int from = 0; from < 144; from += 32) {
      byte[] block = new byte[1 + Math.min(32, 144 - from)];
      block[0] = (byte) (0x24 + from);
      device.write(block);
    }
    device.write((byte) 0xFD, (byte) 0x0B);
    device.write((byte) 0x01, (byte) 0);
    assertThat(header.traffic()).isEqualTo(new Traffic(8, 163));
  }

  @Test
  void transaction_noChipAtTheAddress_isNotAcknowledged() {
    assertThat(kindOf(() -> device.write((byte) 0))).isEqualTo(BusException.Kind.NAK);
    assertThat(kindOf(() -> device.read(0, 1))).isEqualTo(BusException.Kind.NAK);
    assertThat(header.traffic()).isEqualTo(new Traffic(2, 2));
  }

  @Test
  void transaction_unplugged_isNotAcknowledgedUntilItIsPluggedInAgain() {
    attachChip();
    header.fault(Fault.UNPLUGGED);
    assertThat(kindOf(() -> device.read(0xFD, 1))).isEqualTo(BusException.Kind.NAK);
    header.fault(Fault.NONE);
    assertThat(device.read(0xFD, 1)).hasSize(1);
  }

  @Test
  void transaction_stuckLine_isAnErrorAndMovesNoByte() {
    attachChip();
    header.fault(Fault.STUCK);
    assertThat(kindOf(() -> device.write((byte) 0))).isEqualTo(BusException.Kind.ERROR);
    assertThat(header.traffic().bytes()).isZero();
  }

  @Test
  void line_nothingDrives_readsAsItsPullSays() {
    assertThat(header.input(5, Pull.UP, _ -> {}).high()).isTrue();
    assertThat(header.input(6, Pull.DOWN, _ -> {}).high()).isFalse();
  }

  @Test
  void line_driven_reportsEachChangeOnce() {
    List<Boolean> edges = new ArrayList<>();
    GpioInput input = header.input(5, Pull.UP, edges::add);
    header.line(5).drive(false);
    header.line(5).drive(false);
    header.line(5).release();
    assertThat(edges).containsExactly(false, true);
    input.close();
    header.line(5).drive(false);
    assertThat(edges).hasSize(2);
  }

  @Test
  void line_boardPulledOff_goesToItsPull() {
    List<Boolean> edges = new ArrayList<>();
    header.input(5, Pull.UP, edges::add);
    header.line(5).drive(false);
    header.fault(Fault.UNPLUGGED);
    header.fault(Fault.NONE);
    assertThat(edges).containsExactly(false, true, false);
  }

  @Test
  void input_lineInUse_isRefusedUntilItIsGivenBack() {
    GpioInput first = header.input(5, Pull.UP, _ -> {});
    assertThat(kindOf(() -> header.input(5, Pull.UP, _ -> {}))).isEqualTo(BusException.Kind.ERROR);
    first.close();
    header.input(5, Pull.UP, _ -> {}).close();
  }

  @Test
  void attach_addressTakenOrReserved_isRefused() {
    attachChip();
    assertThatThrownBy(this::attachChip).hasMessageContaining("0x74");
    assertThatThrownBy(() -> header.i2c(0x78)).hasMessageContaining("0x08 to 0x77");
  }
}
