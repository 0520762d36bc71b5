package dev.hatrack.board.sense;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the joystick can do. The numbers of the keys are those of the kernel's
/// `input-event-codes.h`: the Raspberry Pi's kernel says the arrow keys and Enter, mainline the
/// buttons of a game pad.
enum StickButton {
  UP(2, 103, 0x220),
  DOWN(0, 108, 0x221),
  LEFT(4, 105, 0x222),
  RIGHT(1, 106, 0x223),
  MIDDLE(3, 28, 0x13A);

  private final int bit;
  private final int arrowKey;
  private final int padButton;

  StickButton(int bit, int arrowKey, int padButton) {
    this.bit = bit;
    this.arrowKey = arrowKey;
    this.padButton = padButton;
  }

  /// The name in the API.
  String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The button with a key code of either kernel.
  static Optional<StickButton> ofKey(int code) {
    return Stream.of(values()).filter(b -> b.arrowKey == code || b.padButton == code).findFirst();
  }

  /// Those that are down by the controller's key register.
  static Set<StickButton> ofRegister(int keys) {
    EnumSet<StickButton> down = EnumSet.noneOf(StickButton.class);
    for (StickButton button : values()) {
      if ((keys >> button.bit & 1) == 1) {
        down.add(button);
      }
    }
    return down;
  }
}
