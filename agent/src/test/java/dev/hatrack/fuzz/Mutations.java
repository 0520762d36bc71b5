package dev.hatrack.fuzz;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Wrong inputs out of right ones: bits that flip, ends and middles that are missing, parts that
/// come twice or from another input, numbers at the edges of their range, words where they do not
/// belong.
final class Mutations {
  private static final int MOST_AT_ONCE = 4;
  private static final int LARGEST = 64 * 1024;

  /// The edges of what one, two, four and eight bytes hold.
  private static final long[] EDGES = {
    0,
    1,
    -1,
    0x7F,
    0x80,
    0xFF,
    0x7FFF,
    0x8000,
    0xFFFF,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    0xFFFFFFFFL,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private final RandomGenerator random;
  private final List<byte[]> seeds;
  private final List<byte[]> words;

  /// @param seeds at least one
  Mutations(RandomGenerator random, List<byte[]> seeds, List<byte[]> words) {
    this.random = random;
    this.seeds = seeds;
    this.words = words;
  }

  byte[] next() {
    byte[] input = any(seeds).clone();
    int times = 1 + random.nextInt(MOST_AT_ONCE);
    for (int time = 0; time < times; time++) {
      input = changed(input);
    }
    return input.length > LARGEST ? Arrays.copyOf(input, LARGEST) : input;
  }

  private byte[] changed(byte[] input) {
    return switch (random.nextInt(9)) {
      case 0 -> flipped(input);
      case 1 -> numbered(input);
      case 2 -> Arrays.copyOf(input, random.nextInt(input.length + 1));
      case 3 -> replaced(input, span(input), new byte[0]);
      case 4 -> replaced(input, new Span(place(input), 0), part(input));
      case 5 -> replaced(input, span(input), part(any(seeds)));
      case 6 -> replaced(input, new Span(place(input), 0), word());
      case 7 -> replaced(input, span(input), word());
      default -> replaced(input, new Span(place(input), 0), part(input, 1 + random.nextInt(64)));
    };
  }

  private record Span(int from, int length) {}

  private int place(byte[] input) {
    return random.nextInt(input.length + 1);
  }

  private Span span(byte[] input) {
    int from = place(input);
    return new Span(from, random.nextInt(Math.min(input.length - from, 64) + 1));
  }

  private byte[] part(byte[] input) {
    Span span = span(input);
    return Arrays.copyOfRange(input, span.from, span.from + span.length);
  }

  /// The same part over and over, which makes things deep or long.
  private byte[] part(byte[] input, int times) {
    byte[] part = part(input);
    ByteBuffer all = ByteBuffer.allocate(part.length * times);
    for (int time = 0; time < times; time++) {
      all.put(part);
    }
    return all.array();
  }

  private byte[] word() {
    if (words.isEmpty() || random.nextInt(4) == 0) {
      byte[] noise = new byte[1 + random.nextInt(8)];
      random.nextBytes(noise);
      return noise;
    }
    return any(words);
  }

  private byte[] any(List<byte[]> list) {
    return list.get(random.nextInt(list.size()));
  }

  private byte[] flipped(byte[] input) {
    if (input.length > 0) {
      input[random.nextInt(input.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return input;
  }

  /// A number of one to eight bytes, at the edge of some range or a step beside it.
  private byte[] numbered(byte[] input) {
    int width = 1 << random.nextInt(4);
    if (input.length < width) {
      return input;
    }
    long number = EDGES[random.nextInt(EDGES.length)] + random.nextInt(3) - 1;
    int at = random.nextInt(input.length - width + 1);
    for (int i = 0; i < width; i++) {
      input[at + i] = (byte) (number >> (8 * (width - 1 - i)));
    }
    return input;
  }

  private static byte[] replaced(byte[] input, Span span, byte[] by) {
    return ByteBuffer.allocate(input.length - span.length + by.length)
        .put(input, 0, span.from)
        .put(by)
        .put(input, span.from + span.length, input.length - span.from - span.length)
        .array();
  }
}
