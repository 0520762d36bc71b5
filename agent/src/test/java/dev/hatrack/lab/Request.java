package dev.hatrack.lab;

import dev.hatrack.bus.recording.Octets;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Something that the kernel did to the wires: one message on I2C, one transfer on SPI, or one GPIO
/// line. `lab/module/hatsim.c` has the form.
sealed interface Request {
  /// The longest there is, with its head.
  int LONGEST = 12 + 8192;

  int id();

  /// @param count how many bytes the master wants
  record I2cRead(int id, int address, int count, boolean stop) implements Request {}

  record I2cWrite(int id, int address, Octets bytes, boolean stop) implements Request {}

  /// @param deselect whether chip select rises after it
  record SpiTransfer(int id, int chipSelect, Octets bytes, boolean deselect) implements Request {}

  /// @param line the BCM number
  record Drive(int id, int line, boolean high) implements Request {}

  /// The Pi no longer drives the line.
  record LetGo(int id, int line) implements Request {}

  static Request parse(byte[] raw, int size) {
    ByteBuffer in = ByteBuffer.wrap(raw, 0, size).order(ByteOrder.LITTLE_ENDIAN);
    int id = in.getInt();
    int kind = in.get();
    int flags = in.get();
    int where = in.getShort() & 0xFFFF;
    int length = in.getInt();
    boolean first = (flags & 1) != 0;
    boolean second = (flags & 2) != 0;
    return switch (kind) {
      case 0 ->
          first
              ? new I2cRead(id, where, length, second)
              : new I2cWrite(id, where, rest(in, length), second);
      case 1 -> new SpiTransfer(id, where, rest(in, length), first);
      case 2 -> second ? new LetGo(id, where) : new Drive(id, where, first);
      default -> throw new IllegalArgumentException("hatsim: a request of unknown kind " + kind);
    };
  }

  private static Octets rest(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    var _ = in.get(bytes);
    return Octets.of(bytes);
  }
}
