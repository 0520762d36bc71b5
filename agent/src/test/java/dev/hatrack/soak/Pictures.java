package dev.hatrack.soak;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Pictures that differ from one to the next.
final class Pictures {
  /// The size of the Scroll boards.
  static final int WIDTH = 17;

  static final int HEIGHT = 7;

  private static final int SENSE = 8;

  private Pictures() {}

  /// For a Scroll HAT Mini: a bar that moves.
  static String grey(int at) {
    return pixels(WIDTH, HEIGHT, x -> x == at % WIDTH ? "200" : "3");
  }

  /// For a Sense HAT: a bar that moves.
  static String colour(int at) {
    return pixels(SENSE, SENSE, x -> x == at % SENSE ? "\"#40c0ff\"" : "\"#000000\"");
  }

  /// For a Scroll board's stream.
  static byte[] binary(int at) {
    byte[] pixels = new byte[WIDTH * HEIGHT];
    pixels[at % pixels.length] = 120;
    return pixels;
  }

  private static String pixels(int width, int height, IntFunction<String> pixel) {
    String row =
        IntStream.range(0, width).mapToObj(pixel).collect(Collectors.joining(",", "[", "]"));
    return IntStream.range(0, height)
        .mapToObj(_ -> row)
        .collect(Collectors.joining(",", "{\"pixels\": [", "]}"));
  }
}
