package dev.hatrack.surface.png;

/// Takes a picture's pixels, each once. An interlaced picture's come pass by pass.
@FunctionalInterface
public interface PixelSink {
  /// @param rgba `0xRRRRGGGGBBBBAAAA`: 16 bits each, not multiplied by the alpha
  void pixel(int x, int y, long rgba);
}
