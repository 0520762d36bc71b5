package dev.hatrack.bench.compare;

import dev.hatrack.board.scroll.ScrollPhatHd;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.surface.text.Fonts;
import dev.hatrack.surface.text.TextContent;
import dev.hatrack.task.client.Size;
import dev.hatrack.task.clock.ClockFace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// The pictures that both sides show on 17x7 grey lights.
enum Pictures {
  CLOCK("a clock, 20 frames a second"),
  TEXT("text that scrolls by a column each frame"),
  GRADIENT("a gradient that moves by a column each frame"),
  NOISE("noise");

  static final SurfaceFormat FORMAT = ScrollPhatHd.MODEL.leds().orElseThrow();

  private static final long SEED = 20261121;
  private static final int FRAME_RATE = 20;
  private static final long NANOS = 1_000_000_000L;
  private static final int BRIGHTEST = 255;
  private static final String WORDS = "The quick brown fox jumps over the lazy dog";

  private final String words;

  Pictures(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  List<Frame> frames(int count) {
    return IntStream.range(0, count).mapToObj(maker()).toList();
  }

  private IntFunction<Frame> maker() {
    return switch (this) {
      case CLOCK -> Pictures::clock;
      case TEXT -> Pictures::text;
      case GRADIENT -> Pictures::gradient;
      case NOISE -> noise(new Random(SEED));
    };
  }

  /// As the JSON that `PUT /hat/leds` takes.
  static byte[] json(Frame frame) {
    StringBuilder json = new StringBuilder("{\"pixels\":[");
    for (int y = 0; y < FORMAT.height(); y++) {
      json.append(y == 0 ? "[" : ",[");
      for (int x = 0; x < FORMAT.width(); x++) {
        json.append(x == 0 ? "" : ",").append(frame.at(x, y));
      }
      json.append(']');
    }
    return json.append("]}").toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static Frame clock(int number) {
    LocalTime time = LocalTime.of(9, 41).plusNanos(number * NANOS / FRAME_RATE);
    Size size = new Size(FORMAT.width(), FORMAT.height());
    return Frame.grey(FORMAT, ClockFace.render(time, size).levels());
  }

  private static Frame text(int number) {
    TextContent text =
        TextContent.of(FORMAT, Fonts.usual(), WORDS, FRAME_RATE, TextContent.WHITE, 0);
    return text.at(Duration.ofNanos(number * NANOS / FRAME_RATE));
  }

  private static Frame gradient(int number) {
    byte[] levels = new byte[FORMAT.area()];
    for (int i = 0; i < levels.length; i++) {
      int column = (i % FORMAT.width() + number) % FORMAT.width();
      levels[i] = (byte) (column * BRIGHTEST / (FORMAT.width() - 1));
    }
    return Frame.grey(FORMAT, levels);
  }

  private static IntFunction<Frame> noise(Random random) {
    return _ -> {
      byte[] levels = new byte[FORMAT.area()];
      random.nextBytes(levels);
      return Frame.grey(FORMAT, levels);
    };
  }
}
