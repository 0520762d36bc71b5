package dev.hatrack.hat;

/// A surface's size in pixels and what its pixels are made of.
///
/// @param width columns, at least 1
/// @param height rows, at least 1
public record SurfaceFormat(int width, int height, Colours colours) {
  public SurfaceFormat {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a surface of " + width + "x" + height + " has no pixels");
    }
  }

  /// The number of pixels.
  public int area() {
    return width * height;
  }

  /// The number of bytes of a {@link Frame}.
  public int frameBytes() {
    return area() * colours.bytesPerPixel();
  }
}
