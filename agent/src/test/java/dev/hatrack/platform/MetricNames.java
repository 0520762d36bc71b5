package dev.hatrack.platform;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The metrics that PromQL expressions ask for, and those that a `/metrics` page has.
final class MetricNames {
  /// What is in an expression and is no metric: label matchers, ranges, lists of labels.
  private static final List<Pattern> NOT_METRICS =
      List.of(
          Pattern.compile("\"[^\"]*\""),
          Pattern.compile("\\{[^}]*}"),
          Pattern.compile("\\[[^]]*]"),
          Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)"),
          Pattern.compile("\\b(?:and|or|unless|bool|offset)\\b"));

  private static final Pattern METRIC =
      Pattern.compile("(?<![\\w:.])[a-zA-Z_:][\\w:]*\\b(?!\\s*\\()");
  private static final Pattern SAMPLE = Pattern.compile("^[a-zA-Z_:][\\w:]*");

  private MetricNames() {}

  static Set<String> inExpression(String expression) {
    String rest = expression;
    for (Pattern other : NOT_METRICS) {
      rest = other.matcher(rest).replaceAll(" ");
    }
    return METRIC
        .matcher(rest)
        .results()
        .map(match -> match.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// @param page in Prometheus's text format
  static Set<String> onPage(String page) {
    return page.lines()
        .filter(line -> !line.startsWith("#"))
        .flatMap(line -> SAMPLE.matcher(line).results())
        .map(match -> match.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
