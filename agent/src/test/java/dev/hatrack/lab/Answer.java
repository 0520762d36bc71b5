package dev.hatrack.lab;

import dev.hatrack.bus.recording.Octets;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// What the kernel is told.
///
/// @param status 0, or a negative error number
/// @param bytes what an I2C read gave
record Answer(int status, Octets bytes) {
  /// `EREMOTEIO`: what the Pi's own adapter says of a missing acknowledgement.
  static final Answer NAK = new Answer(-121, Octets.of());

  /// `ETIMEDOUT`: what it says of a line that is held low.
  static final Answer STUCK = new Answer(-110, Octets.of());

  static final Answer DONE = new Answer(0, Octets.of());

  byte[] to(Request request) {
    return ByteBuffer.allocate(2 * Integer.BYTES + bytes.size())
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(request.id())
        .putInt(status)
        .put(bytes.toArray())
        .array();
  }
}
