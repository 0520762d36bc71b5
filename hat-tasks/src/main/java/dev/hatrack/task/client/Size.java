package dev.hatrack.task.client;

/// A surface's size in pixels.
///
/// @param width columns, at least 1
/// @param height rows, at least 1
public record Size(int width, int height) {
  public Size {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a surface of " + width + "x" + height + " has no pixels");
    }
  }

  /// The number of pixels.
  public int area() {
    return width * height;
  }

  /// `17x7`
  @Override
  public String toString() {
    return width + "x" + height;
  }
}
