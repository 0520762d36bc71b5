package dev.hatrack.surface.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How a picture of one shape comes to lie on a surface of another.
public enum Fit {
  /// All of it is seen, in its own proportions, in the middle of bars.
  CONTAIN("contain"),
  /// All of the surface is covered, in the picture's own proportions; what stands out on two sides
  /// is cut off.
  COVER("cover"),
  /// All of it covers all of the surface, in the surface's proportions.
  STRETCH("stretch");

  private final String slug;

  Fit(String slug) {
    this.slug = slug;
  }

  /// The name in the API.
  public String slug() {
    return slug;
  }

  /// Every name.
  public static List<String> slugs() {
    return Arrays.stream(values()).map(Fit::slug).toList();
  }

  public static Optional<Fit> find(String slug) {
    return Arrays.stream(values()).filter(fit -> fit.slug.equals(slug)).findFirst();
  }

  /// A width and a height in pixels.
  record Size(int width, int height) {}

  /// How large the whole picture is to become, at least one pixel each way. It lies in the middle
  /// of the surface, or the surface in the middle of it.
  Size scaled(Size picture, Size surface) {
    long wide = (long) picture.width * surface.height;
    long high = (long) picture.height * surface.width;
    return switch (this) {
      case STRETCH -> surface;
      case CONTAIN -> wide >= high ? asWideAs(picture, surface) : asHighAs(picture, surface);
      case COVER -> wide >= high ? asHighAs(picture, surface) : asWideAs(picture, surface);
    };
  }

  private static Size asWideAs(Size picture, Size surface) {
    return new Size(surface.width, scaled(picture.height, surface.width, picture.width));
  }

  private static Size asHighAs(Size picture, Size surface) {
    return new Size(scaled(picture.width, surface.height, picture.height), surface.height);
  }

  private static int scaled(int length, int numerator, int denominator) {
    return Math.max(1, (int) Math.round((double) length * numerator / denominator));
  }
}
