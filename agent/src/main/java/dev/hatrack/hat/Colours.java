package dev.hatrack.hat;

import java.util.List;

/// What a surface's pixels are made of.
public enum Colours {
  /// One brightness for each pixel, 0 (dark) to 255 (full).
  GREY8("grey8", 1),
  /// Red, green and blue for each pixel, each 0 (dark) to 255 (full).
  RGB8("rgb8", 3),
  /// One ink for each pixel.
  BLACK_WHITE("black-white", Ink.BLACK, Ink.WHITE),
  BLACK_WHITE_RED("black-white-red", Ink.BLACK, Ink.WHITE, Ink.RED),
  BLACK_WHITE_YELLOW("black-white-yellow", Ink.BLACK, Ink.WHITE, Ink.YELLOW);

  private final String slug;
  private final int bytesPerPixel;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Ink> inks;

  Colours(String slug, int bytesPerPixel) {
    this.slug = slug;
    this.bytesPerPixel = bytesPerPixel;
    this.inks = List.of();
  }

  Colours(String slug, Ink... inks) {
    this.slug = slug;
    this.bytesPerPixel = 1;
    this.inks = List.of(inks);
  }

  /// The name in the API and in Consul's service meta.
  public String slug() {
    return slug;
  }

  /// How many bytes of a {@link Frame} are one pixel.
  public int bytesPerPixel() {
    return bytesPerPixel;
  }

  /// The inks of an e-ink panel, by the number that stands for each in a {@link Frame}; none where
  /// pixels give light.
  public List<Ink> inks() {
    return inks;
  }
}
