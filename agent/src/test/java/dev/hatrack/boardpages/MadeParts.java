package dev.hatrack.boardpages;

import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The parts of a page that a program makes: each between `<!-- made: NAME -->` and `<!-- end -->`.
final class MadeParts {
  private static final Pattern PART =
      Pattern.compile("(?s)(<!-- made: (\\S+) -->\n).*?(<!-- end -->)");

  private MadeParts() {}

  /// The page with every such part made anew.
  ///
  /// @param maker what belongs into the part of a name, with a line end
  static String anew(String page, UnaryOperator<String> maker) {
    return PART.matcher(page).replaceAll(part -> Matcher.quoteReplacement(part(part, maker)));
  }

  private static String part(MatchResult part, UnaryOperator<String> maker) {
    return part.group(1) + maker.apply(part.group(2)) + part.group(3);
  }
}
