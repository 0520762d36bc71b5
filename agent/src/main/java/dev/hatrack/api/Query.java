package dev.hatrack.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The query of a URL, read strictly: what can't be read, is not known or is given twice is refused
/// rather than left out without a word.
final class Query {
  private static final Query EMPTY = new Query();

  private final Map<String, String> values = new HashMap<>();

  private Query() {}

  /// @param known the parameters there may be
  /// @throws Problem 400 naming the known ones
  static Query of(ApiCall request, List<String> known) {
    String text = request.query();
    if (text.isEmpty()) {
      return EMPTY;
    }
    Query query = new Query();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      query.put(name, value, known);
    }
    return query;
  }

  private void put(String name, String value, List<String> known) {
    if (!known.contains(name)) {
      throw Problem.badRequest(
          "there is no parameter \"%s\" here; the known ones are %s"
              .formatted(name, String.join(", ", known)));
    }
    if (values.putIfAbsent(name, value) != null) {
      throw Problem.badRequest("the parameter " + name + " is given twice").with("parameter", name);
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("the query has a % without two hexadecimal digits: " + text);
    }
  }

  /// What a parameter says, if it is there.
  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
