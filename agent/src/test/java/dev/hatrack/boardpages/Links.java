package dev.hatrack.boardpages;

import java.util.List;
import java.util.regex.Pattern;

/// The files that a page links to.
final class Links {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

  private Links() {}

  static List<String> in(String page) {
    return LINK.matcher(page).results().map(match -> match.group(1)).toList();
  }
}
