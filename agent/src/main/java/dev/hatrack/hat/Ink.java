package dev.hatrack.hat;

/// What an e-ink panel can colour a pixel with.
public enum Ink {
  BLACK("black", 0x000000),
  WHITE("white", 0xFFFFFF),
  RED("red", 0xFF0000),
  YELLOW("yellow", 0xFFFF00);

  private final String slug;
  private final int rgb;

  Ink(String slug, int rgb) {
    this.slug = slug;
    this.rgb = rgb;
  }

  /// The name in the API.
  public String slug() {
    return slug;
  }

  /// The colour that a picture means by it, `0xRRGGBB`: what a camera would see of it is duller.
  public int rgb() {
    return rgb;
  }
}
