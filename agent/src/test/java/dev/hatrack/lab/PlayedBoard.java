package dev.hatrack.lab;

import dev.hatrack.board.Simulation;
import dev.hatrack.board.inky.PanelEeprom.Panel;
import dev.hatrack.board.scroll.ScrollHatMini;
import dev.hatrack.board.simulated.SimulatedInky;
import dev.hatrack.board.simulated.SimulatedScroll;
import dev.hatrack.bus.simulated.SimulatedHeader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// A board on the lab's header. Its driver is not used here: that one is in the agent, at the other
/// end of the kernel.
///
/// @param simulation what a hand could do to it
/// @param inputs the BCM numbers of the lines that it drives
/// @param seen what a person sees, one text for each row
/// @param shown how many pictures have been put on it, where that takes a while; else 0
record PlayedBoard(
    String slug,
    SimulatedHeader header,
    Simulation simulation,
    List<Integer> inputs,
    Supplier<List<String>> seen,
    Supplier<Long> shown) {
  private static final int BUSY = 17;

  static List<String> slugs() {
    return List.of(ScrollHatMini.MODEL.slug(), "inky-phat");
  }

  /// @param refresh how long a refresh of e-ink takes
  static PlayedBoard of(String slug, Duration refresh) {
    return switch (slug) {
      case "scroll-hat-mini" -> scroll(slug);
      case "inky-phat" -> inky(slug, refresh);
      default ->
          throw new IllegalArgumentException("no board " + slug + " in the lab; it has " + slugs());
    };
  }

  private static PlayedBoard scroll(String slug) {
    SimulatedScroll board =
        SimulatedScroll.hatMini(InstantSource.system(), UnaryOperator.identity());
    Map<String, Integer> buttons = ScrollHatMini.lines();
    return new PlayedBoard(
        slug,
        board.header(),
        board,
        List.copyOf(buttons.values()),
        () -> Arrays.stream(board.seen()).map(PlayedBoard::row).toList(),
        () -> 0L);
  }

  /// Two hexadecimal digits for each LED.
  private static String row(int[] light) {
    StringBuilder text = new StringBuilder();
    for (int led : light) {
      text.append("%02x".formatted(led));
    }
    return text.toString();
  }

  private static PlayedBoard inky(String slug, Duration refresh) {
    SimulatedInky board =
        SimulatedInky.make(Panel.YELLOW_250X122, UnaryOperator.identity(), refresh);
    return new PlayedBoard(
        slug,
        board.header(),
        board,
        List.of(BUSY),
        () -> board.seen().toString().lines().toList(),
        () -> board.chip().refreshes());
  }
}
