package dev.hatrack.lab;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// What the boards do to a GPIO line.
enum Level {
  LOW(0),
  HIGH(1),
  FLOATING(2);

  private final int number;

  Level(int number) {
    this.number = number;
  }

  static Level of(Optional<Boolean> driven) {
    return driven.map(high -> high ? HIGH : LOW).orElse(FLOATING);
  }

  /// What `/dev/hatsim` takes.
  byte[] on(int line) {
    return ByteBuffer.allocate(8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0)
        .put((byte) number)
        .put((byte) 0)
        .putShort((short) line)
        .array();
  }
}
