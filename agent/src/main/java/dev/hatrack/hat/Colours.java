package dev.hatrack.hat;

/// What a surface's pixels are made of.
public enum Colours {
  /// One brightness for each pixel, 0 (dark) to 255 (full).
  GREY8("grey8");

  private final String slug;

  Colours(String slug) {
    this.slug = slug;
  }

  /// The name in the API and in Consul's service meta.
  public String slug() {
    return slug;
  }
}
