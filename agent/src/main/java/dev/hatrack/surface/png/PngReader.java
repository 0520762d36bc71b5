package dev.hatrack.surface.png;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads a PNG: every colour type, depth and interlacing, and of an animated one the default
/// picture. Colour profiles and gammas are passed over: its samples are taken to be sRGB.
public final class PngReader {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private final byte[] file;
  private final PngHeader header;
  private final int afterHeader;
  private final List<ByteBuffer> compressed = new ArrayList<>();
  private Optional<ByteBuffer> palette = Optional.empty();
  private Optional<ByteBuffer> transparency = Optional.empty();

  /// Reads no more than the header.
  public PngReader(byte[] file) throws BadPng {
    if (file.length < SIGNATURE.length
        || !Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
      throw new BadPng("it does not begin as a PNG does");
    }
    Chunk first = Chunk.at(file, SIGNATURE.length);
    if (!first.type().equals("IHDR")) {
      throw new BadPng("its first chunk is %s, not IHDR".formatted(first.type()));
    }
    this.file = file;
    this.header = PngHeader.of(first.data());
    this.afterHeader = first.end();
  }

  public PngHeader header() {
    return header;
  }

  /// Reads all of it. Pixels may have been given to the sink before something wrong is found.
  public void read(PixelSink sink) throws BadPng {
    boolean dataOver = false;
    Chunk chunk = Chunk.at(file, afterHeader);
    while (!chunk.type().equals("IEND")) {
      boolean data = chunk.type().equals("IDAT");
      if (data && dataOver) {
        throw new BadPng("its chunks IDAT do not follow each other");
      }
      take(chunk);
      dataOver = !data && !compressed.isEmpty();
      chunk = Chunk.at(file, chunk.end());
    }
    PixelFormat pixels = PixelFormat.of(header, palette, transparency);
    try (Inflation inflation = new Inflation(compressed)) {
      new Scanlines(header, inflation).read(pixels, sink);
    }
  }

  private void take(Chunk chunk) throws BadPng {
    switch (chunk.type()) {
      case "IDAT" -> compressed.add(chunk.data());
      case "PLTE" -> palette = once(palette, chunk);
      case "tRNS" -> transparency = once(transparency, chunk);
      default -> {
        if (chunk.critical()) {
          throw new BadPng("its chunk %s is not known, or not here".formatted(chunk.type()));
        }
      }
    }
  }

  private Optional<ByteBuffer> once(Optional<ByteBuffer> before, Chunk chunk) throws BadPng {
    if (before.isPresent() || !compressed.isEmpty()) {
      throw new BadPng("its chunk %s comes twice, or too late".formatted(chunk.type()));
    }
    return Optional.of(chunk.data());
  }
}
