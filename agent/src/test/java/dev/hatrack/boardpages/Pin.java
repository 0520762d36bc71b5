package dev.hatrack.boardpages;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// One pin of the 40-pin header.
///
/// @param number 1 to 40, odd ones in the row away from the board's edge
/// @param line its GPIO line's BCM number; empty for power and ground
/// @param name `3.3 V`, `GPIO 17`
/// @see "Raspberry Pi documentation, GPIO and the 40-pin header"
record Pin(int number, Optional<Integer> line, String name) {
  private static final int GROUND = -1;
  private static final int VOLTS_3 = -2;
  private static final int VOLTS_5 = -3;

  /// What each pin is, in the order of their numbers.
  private static final List<Integer> LINES =
      List.of(
          VOLTS_3, VOLTS_5, 2, VOLTS_5, 3, GROUND, 4, 14, GROUND, 15, 17, 18, 27, GROUND, 22, 23,
          VOLTS_3, 24, 10, GROUND, 9, 25, 11, 8, GROUND, 7, 0, 1, 5, GROUND, 6, 12, 13, GROUND, 19,
          16, 26, 20, GROUND, 21);

  /// The whole header, from pin 1 on.
  static List<Pin> header() {
    return IntStream.rangeClosed(1, LINES.size()).mapToObj(Pin::of).toList();
  }

  private static Pin of(int number) {
    int line = LINES.get(number - 1);
    return switch (line) {
      case GROUND -> new Pin(number, Optional.empty(), "ground");
      case VOLTS_3 -> new Pin(number, Optional.empty(), "3.3 V");
      case VOLTS_5 -> new Pin(number, Optional.empty(), "5 V");
      default -> new Pin(number, Optional.of(line), "GPIO " + line);
    };
  }
}
