package dev.hatrack.surface.png;

import java.nio.ByteBuffer;
import java.util.Optional;

/// How the bits of a row become colours, `0xRRRRGGGGBBBBAAAA`.
sealed interface PixelFormat {
  long OPAQUE = 0xFFFF;

  /// The pixel in this column of an unfiltered row.
  long rgba(byte[] row, int column) throws BadPng;

  static PixelFormat of(
      PngHeader header, Optional<ByteBuffer> palette, Optional<ByteBuffer> transparency)
      throws BadPng {
    Samples samples = new Samples(header.depth());
    return switch (header.type()) {
      case GREY -> new Grey(samples, key(transparency, 1));
      case GREY_ALPHA -> new GreyAlpha(samples);
      case RGB -> new Rgb(samples, key(transparency, 3));
      case RGB_ALPHA -> new RgbAlpha(samples);
      case PALETTE ->
          Indexed.of(
              samples,
              palette.orElseThrow(() -> new BadPng("it has no palette")),
              transparency.orElseGet(() -> ByteBuffer.allocate(0)));
    };
  }

  /// The one colour that is transparent, as samples of 16 bits one behind the other; -1 for none.
  private static long key(Optional<ByteBuffer> transparency, int samples) throws BadPng {
    if (transparency.isEmpty()) {
      return -1;
    }
    ByteBuffer data = transparency.get();
    if (data.remaining() != 2 * samples) {
      throw new BadPng("its chunk tRNS has %d bytes".formatted(data.remaining()));
    }
    long key = 0;
    for (int i = 0; i < samples; i++) {
      key = (key << 16) | (data.getShort(2 * i) & 0xFFFF);
    }
    return key;
  }

  private static long grey(long level) {
    return (level << 48) | (level << 32) | (level << 16);
  }

  /// @param key the level that is transparent, -1 for none
  record Grey(Samples samples, long key) implements PixelFormat {
    @Override
    public long rgba(byte[] row, int column) {
      int sample = samples.at(row, column);
      return grey(samples.widened(sample)) | (sample == key ? 0 : OPAQUE);
    }
  }

  record GreyAlpha(Samples samples) implements PixelFormat {
    @Override
    public long rgba(byte[] row, int column) {
      return grey(samples.widened(samples.at(row, 2 * column)))
          | samples.widened(samples.at(row, 2 * column + 1));
    }
  }

  /// @param key the colour that is transparent, -1 for none
  record Rgb(Samples samples, long key) implements PixelFormat {
    @Override
    public long rgba(byte[] row, int column) {
      long red = samples.at(row, 3 * column);
      long green = samples.at(row, 3 * column + 1);
      long blue = samples.at(row, 3 * column + 2);
      boolean transparent = ((red << 32) | (green << 16) | blue) == key;
      return (samples.widened(red) << 48)
          | (samples.widened(green) << 32)
          | (samples.widened(blue) << 16)
          | (transparent ? 0 : OPAQUE);
    }
  }

  record RgbAlpha(Samples samples) implements PixelFormat {
    @Override
    public long rgba(byte[] row, int column) {
      return (samples.widened(samples.at(row, 4 * column)) << 48)
          | (samples.widened(samples.at(row, 4 * column + 1)) << 32)
          | (samples.widened(samples.at(row, 4 * column + 2)) << 16)
          | samples.widened(samples.at(row, 4 * column + 3));
    }
  }

  /// Colours out of a table.
  final class Indexed implements PixelFormat {
    private final Samples samples;
    private final long[] colours;

    private Indexed(Samples samples, long[] colours) {
      this.samples = samples;
      this.colours = colours;
    }

    private static Indexed of(Samples samples, ByteBuffer palette, ByteBuffer alphas)
        throws BadPng {
      int count = palette.remaining() / 3;
      if (palette.remaining() % 3 != 0 || count == 0 || count > 256 || alphas.remaining() > count) {
        throw new BadPng(
            "its palette has %d bytes, with %d of transparency"
                .formatted(palette.remaining(), alphas.remaining()));
      }
      long[] colours = new long[count];
      for (int i = 0; i < count; i++) {
        colours[i] =
            (wide(palette, 3 * i) << 48)
                | (wide(palette, 3 * i + 1) << 32)
                | (wide(palette, 3 * i + 2) << 16)
                | (i < alphas.remaining() ? wide(alphas, i) : OPAQUE);
      }
      return new Indexed(samples, colours);
    }

    private static long wide(ByteBuffer bytes, int at) {
      return (bytes.get(at) & 0xFF) * 0x101L;
    }

    @Override
    public long rgba(byte[] row, int column) throws BadPng {
      int index = samples.at(row, column);
      if (index >= colours.length) {
        throw new BadPng(
            "a pixel has colour %d of a palette of %d".formatted(index, colours.length));
      }
      return colours[index];
    }
  }
}
