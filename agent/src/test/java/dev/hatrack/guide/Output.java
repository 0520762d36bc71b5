package dev.hatrack.guide;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Compares what a page says with what was printed. A page may leave lines out, and write … for
/// what differs each time; spaces at the ends of lines do not count, and several are one.
final class Output {
  private Output() {}

  /// The first line that was not printed, after those before it.
  static Optional<String> missing(List<String> promised, List<String> printed) {
    Iterator<String> rest = printed.iterator();
    return promised.stream()
        .filter(line -> !line.isBlank() && !line.strip().equals("…"))
        .filter(line -> !comes(pattern(line), rest))
        .findFirst();
  }

  private static boolean comes(Pattern wanted, Iterator<String> rest) {
    while (rest.hasNext()) {
      if (wanted.matcher(plain(rest.next())).matches()) {
        return true;
      }
    }
    return false;
  }

  private static Pattern pattern(String line) {
    return Pattern.compile(
        Arrays.stream(plain(line).split("…", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }

  private static String plain(String line) {
    return line.strip().replaceAll("\\s+", " ");
  }
}
