package dev.hatrack.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What a caller would like to get: its Accept header (RFC 9110, section 12.5.1).
final class Accepted {
  private static final String QUALITY = "q=";
  private static final String ANYTHING = "*/*";
  private static final Accepted ALL = new Accepted(List.of(new Range(ANYTHING, 1)));
  private static final Range NOT_AT_ALL = new Range(ANYTHING, 0);
  private static final Comparator<Range> WISH =
      Comparator.comparingDouble(Range::quality).thenComparingInt(Range::precision);

  private final List<Range> ranges;

  /// @param type as `image/png`, `image/*` or `*/*`
  private record Range(String type, double quality) {
    boolean covers(String offer) {
      return type.equals(offer)
          || type.equals(ANYTHING)
          || (type.endsWith("/*") && offer.startsWith(type.substring(0, type.length() - 1)));
    }

    /// The more is said, the more it counts: RFC 9110, section 12.5.1.
    int precision() {
      return type.equals(ANYTHING) ? 0 : type.endsWith("/*") ? 1 : 2;
    }
  }

  private Accepted(List<Range> ranges) {
    this.ranges = ranges;
  }

  static Accepted by(ApiCall request) {
    String header = String.join(",", request.headers("Accept"));
    if (header.isBlank() || header.equals(ANYTHING)) {
      return ALL;
    }
    List<Range> ranges = new ArrayList<>();
    for (String part : header.split(",", -1)) {
      String[] words = part.split(";");
      ranges.add(new Range(words[0].strip().toLowerCase(Locale.ROOT), quality(words)));
    }
    return new Accepted(ranges);
  }

  /// How much a range is wanted, 0.0-1.0; what can't be read counts as not at all.
  private static double quality(String[] words) {
    for (int i = 1; i < words.length; i++) {
      String parameter = words[i].strip().toLowerCase(Locale.ROOT);
      if (parameter.startsWith(QUALITY)) {
        String value = parameter.substring(QUALITY.length());
        return value.matches("[01](\\.\\d{0,3})?") ? Math.min(1, Double.parseDouble(value)) : 0;
      }
    }
    return 1;
  }

  /// The media type that is wanted most; of those wanted alike the one that is named rather than
  /// meant by a star, and of those the one offered first.
  ///
  /// @throws Problem 406 when none of them is wanted
  String best(String... offers) {
    if (this == ALL) {
      return offers[0];
    }
    String best = offers[0];
    for (String offer : offers) {
      best = WISH.compare(closest(offer), closest(best)) > 0 ? offer : best;
    }
    if (closest(best).quality() == 0) {
      throw Problem.of(406, "Not acceptable", "there is " + String.join(" and ", offers));
    }
    return best;
  }

  private Range closest(String offer) {
    return ranges.stream()
        .filter(range -> range.covers(offer))
        .max(Comparator.comparingInt(Range::precision))
        .orElse(NOT_AT_ALL);
  }
}
