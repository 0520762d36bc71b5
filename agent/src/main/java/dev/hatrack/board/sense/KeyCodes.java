package dev.hatrack.board.sense;

import java.util.Optional;

/// What the numbers of `linux/input-event-codes.h` mean on this joystick: the Raspberry Pi's kernel
/// tells cursor keys, the mainline driver a gamepad's.
final class KeyCodes {
  private KeyCodes() {}

  static Optional<String> name(int code) {
    return switch (code) {
      case 103, 0x220 -> Optional.of("up");
      case 108, 0x221 -> Optional.of("down");
      case 105, 0x222 -> Optional.of("left");
      case 106, 0x223 -> Optional.of("right");
      case 28, 0x13A -> Optional.of("middle");
      default -> Optional.empty();
    };
  }
}
