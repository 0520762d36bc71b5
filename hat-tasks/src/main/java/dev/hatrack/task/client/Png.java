package dev.hatrack.task.client;

/// A picture as a PNG, of any size where it is fitted.
public final class Png {
  private final byte[] bytes;
  private final Fit fit;

  /// How a picture of another size comes onto the surface.
  public enum Fit {
    /// Whole, with bars where its shape differs.
    CONTAIN("contain"),
    /// Filling the surface, cut where its shape differs.
    COVER("cover"),
    /// Whole and filling the surface, out of shape.
    STRETCH("stretch");

    private final String word;

    Fit(String word) {
      this.word = word;
    }

    /// As it is written in a query.
    public String word() {
      return word;
    }
  }

  /// @param bytes the file; copied
  public Png(byte[] bytes, Fit fit) {
    this.bytes = bytes.clone();
    this.fit = fit;
  }

  /// The file; a copy.
  public byte[] bytes() {
    return bytes.clone();
  }

  public Fit fit() {
    return fit;
  }
}
