package dev.hatrack.surface.picture;

/// One dimension of a picture that is scaled: which pixels of the surface a pixel of the picture
/// goes to, and with what weight. The weights that reach a pixel of the surface add up to {@link
/// #total}, so all of this is exact.
///
/// Scaled down, a pixel's weight is the length of its overlap (area average); scaled up, each pixel
/// of the surface takes the picture's pixel that its middle lies in (nearest).
final class Axis {
  private final long picture;
  private final long scaled;
  private final int lead;

  /// For each pixel of the picture the first that it goes to on the surface, and the one behind the
  /// last.
  private final int[] from;

  private final int[] to;

  /// @param picture how many pixels the picture has
  /// @param scaled how many it is to become
  /// @param surface how many there is room for; the middles of both coincide, rounded towards the
  ///   beginning
  Axis(int picture, int scaled, int surface) {
    this.picture = picture;
    this.scaled = scaled;
    this.lead = Math.floorDiv(surface - scaled, 2);
    this.from = new int[picture];
    this.to = new int[picture];
    for (int index = 0; index < picture; index++) {
      from[index] = Math.max(0, first(index));
      to[index] = Math.min(surface, end(index));
    }
  }

  private boolean down() {
    return scaled < picture;
  }

  private int first(int index) {
    long first =
        down()
            ? index * scaled / picture
            : Math.ceilDiv(2L * index * scaled - picture, 2 * picture);
    return (int) first + lead;
  }

  private int end(int index) {
    return down() ? (int) Math.ceilDiv((index + 1L) * scaled, picture) + lead : first(index + 1);
  }

  /// The first pixel of the surface that the picture's pixel `index` goes to.
  int from(int index) {
    return from[index];
  }

  /// The one behind the last.
  int to(int index) {
    return to[index];
  }

  /// With what weight the picture's pixel `index` goes to a pixel of the surface that is one of its
  /// own.
  long weight(int index, int target) {
    if (!down()) {
      return 1;
    }
    long place = (long) target - lead;
    return Math.min((index + 1L) * scaled, (place + 1) * picture)
        - Math.max(index * scaled, place * picture);
  }

  /// What the weights add up to.
  long total() {
    return down() ? picture : 1;
  }

  /// Whether the picture reaches a pixel of the surface, rather than being a bar's.
  boolean covers(int target) {
    return target >= lead && target < lead + scaled;
  }
}
