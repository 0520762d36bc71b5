package dev.hatrack.surface.png;

import java.nio.ByteBuffer;

/// What a PNG says of itself before anything is decompressed (section 11.2.1).
///
/// @param width in pixels, at least 1
/// @param height in pixels, at least 1
/// @param depth bits of a sample: 1, 2, 4, 8 or 16
/// @param interlaced whether its rows come in Adam7's seven passes
public record PngHeader(int width, int height, int depth, ColourType type, boolean interlaced) {
  private static final int LENGTH = 13;

  static PngHeader of(ByteBuffer data) throws BadPng {
    if (data.remaining() != LENGTH) {
      throw new BadPng("its header has %d bytes, not %d".formatted(data.remaining(), LENGTH));
    }
    int width = data.getInt();
    int height = data.getInt();
    if (width < 1 || height < 1) {
      throw new BadPng(
          "its header says %sx%s pixels"
              .formatted(Integer.toUnsignedString(width), Integer.toUnsignedString(height)));
    }
    int depth = data.get() & 0xFF;
    int code = data.get() & 0xFF;
    ColourType type =
        ColourType.find(code)
            .filter(found -> found.allows(depth))
            .orElseThrow(
                () -> new BadPng("there is no colour type %d of %d bits".formatted(code, depth)));
    int compression = data.get() & 0xFF;
    int filter = data.get() & 0xFF;
    int interlace = data.get() & 0xFF;
    if (compression != 0 || filter != 0 || interlace > 1) {
      throw new BadPng(
          "compression %d, filter %d, interlace %d are not known"
              .formatted(compression, filter, interlace));
    }
    return new PngHeader(width, height, depth, type, interlace == 1);
  }

  int bitsPerPixel() {
    return depth * type.samples();
  }
}
