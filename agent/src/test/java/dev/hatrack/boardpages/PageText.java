package dev.hatrack.boardpages;

import java.util.List;
import java.util.regex.Pattern;

/// What of a page can be tried.
final class PageText {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

  private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

  private PageText() {}

  /// The configurations that a page shows.
  static List<String> configurations(String page) {
    return YAML.matcher(page).results().map(match -> match.group(1)).toList();
  }

  /// The files that it links to.
  static List<String> links(String page) {
    return LINK.matcher(page).results().map(match -> match.group(1)).toList();
  }
}
