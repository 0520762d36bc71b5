package dev.hatrack.surface.png;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a PNG's pixels are made of, with the bits of a sample that it allows (section 11.2.1, table
/// 11.1).
enum ColourType {
  GREY(0, 1, 1, 2, 4, 8, 16),
  RGB(2, 3, 8, 16),
  PALETTE(3, 1, 1, 2, 4, 8),
  GREY_ALPHA(4, 2, 8, 16),
  RGB_ALPHA(6, 4, 8, 16);

  private final int code;
  private final int samples;

  @SuppressWarnings("ImmutableEnumChecker") // made by Stream.toList
  private final List<Integer> depths;

  ColourType(int code, int samples, int... depths) {
    this.code = code;
    this.samples = samples;
    this.depths = Arrays.stream(depths).boxed().toList();
  }

  static Optional<ColourType> find(int code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }

  /// The number in the file.
  int code() {
    return code;
  }

  /// How many samples a pixel has.
  int samples() {
    return samples;
  }

  boolean allows(int depth) {
    return depths.contains(depth);
  }
}
