package dev.hatrack.surface.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How a picture comes to have no colours but a panel's inks.
public enum Dither {
  /// What one pixel's ink is wrong by is spread over the neighbours that follow (R. W. Floyd, L.
  /// Steinberg: An Adaptive Algorithm for Spatial Grey Scale, 1976): tones of photographs become
  /// dots.
  FLOYD_STEINBERG("floyd-steinberg"),
  /// Each pixel takes the nearest ink: clean edges for drawings and text, no tones.
  NONE("none");

  private final String slug;

  Dither(String slug) {
    this.slug = slug;
  }

  /// The name in the API.
  public String slug() {
    return slug;
  }

  /// Every name.
  public static List<String> slugs() {
    return Arrays.stream(values()).map(Dither::slug).toList();
  }

  public static Optional<Dither> find(String slug) {
    return Arrays.stream(values()).filter(dither -> dither.slug.equals(slug)).findFirst();
  }

  /// The number of the ink of each pixel.
  byte[] ink(Picture picture, Palette palette) {
    return new ErrorDiffusion(picture, palette, this == FLOYD_STEINBERG).inks();
  }
}
