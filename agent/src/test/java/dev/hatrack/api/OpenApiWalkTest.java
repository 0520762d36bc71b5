package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Walks every operation that the agent's own contract names, with values that are right, at the
/// edge, of another type, missing, twice, vast or in nobody's language. Whatever comes back is in
/// the contract: its status, its media type and its shape. A mistake of ours (500) never is.
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiWalkTest {
  private static final List<String> BOARDS =
      List.of("scroll-hat-mini", "colour-leds", "feeler", "paper", "unicorn");
  private static final List<String> ODD_BOARDS =
      List.of("%00", "%F0%9F%98%80", "..%2f", "a".repeat(500));
  private static final List<String> ODD_QUERIES =
      List.of("", "&&", "=", "nobody=knows", "%zz=1", "%00", "\u00ff");

  /// Paths that the server takes for none, or for another operation's.
  private static final Pattern NO_SUCH_PATH =
      Pattern.compile("[^?]*(%00|%ff|%zz|%2f|%0d|\\.\\.).*", Pattern.CASE_INSENSITIVE);

  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  private final RunningApi api = new RunningApi(true);
  private final List<Operation> operations = Operation.all(api.get("/openapi.json").json());

  @AfterAll
  void stop() {
    api.close();
  }

  Stream<Operation> operations() {
    return operations.stream().filter(operation -> !operation.endless());
  }

  Stream<Operation> bodies() {
    return operations().filter(operation -> !operation.bodies().isEmpty());
  }

  Stream<Operation> streams() {
    return operations.stream().filter(Operation::endless);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyPathAndQuery_isAnsweredAsTheContractSays(Operation operation) throws IOException {
    String type = operation.bodies().stream().findFirst().orElse("");
    for (String path : paths(operation)) {
      check(operation, path, type, "{}");
    }
    for (String query : queries(operation)) {
      check(operation, usualPath(operation) + "?" + query, type, "{}");
    }
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void everyBody_isAnsweredAsTheContractSays(Operation operation) throws IOException {
    List<String> types = new ArrayList<>(operation.bodies());
    types.addAll(List.of("", "text/plain", "nonsense", "application/json;x=\""));
    for (String type : types) {
      for (String body : OddValues.bodies()) {
        check(operation, usualPath(operation), type, body);
      }
    }
  }

  /// A stream has no end, but what it does not know it refuses.
  @ParameterizedTest
  @MethodSource("streams")
  void everyStream_refusesWhatItDoesNotKnow(Operation operation) throws IOException {
    if (operation.path().contains("{board}")) {
      check(operation, operation.path().replace("{board}", "unicorn"), "", "");
    }
    for (JsonNode parameter : operation.parameters("query")) {
      check(operation, usualPath(operation) + "?" + name(parameter) + "=%F0%9F%98%80", "", "");
    }
  }

  private static String name(JsonNode parameter) {
    return parameter.path("name").asText();
  }

  /// On a board that has what the operation is about.
  private static String usualPath(Operation operation) {
    String board = "scroll-hat-mini";
    if (operation.path().contains("eink")) {
      board = "paper";
    } else if (operation.path().contains("sensors") || operation.path().contains("simulation")) {
      board = "feeler";
    }
    return PARAMETER.matcher(operation.path().replace("{board}", board)).replaceAll("1");
  }

  private static List<String> paths(Operation operation) {
    List<String> paths = new ArrayList<>(List.of(usualPath(operation)));
    for (JsonNode parameter : operation.parameters("path")) {
      Stream<String> values =
          name(parameter).equals("board")
              ? Stream.concat(BOARDS.stream(), ODD_BOARDS.stream())
              : Stream.concat(
                  OddValues.right(parameter).stream(),
                  OddValues.odd().stream().filter(value -> !value.isEmpty()));
      String placeholder = "{" + name(parameter) + "}";
      values
          .map(value -> operation.path().replace(placeholder, value))
          .map(path -> PARAMETER.matcher(path).replaceAll(OpenApiWalkTest::usual))
          .forEach(paths::add);
    }
    return paths;
  }

  private static String usual(MatchResult placeholder) {
    return Matcher.quoteReplacement(
        placeholder.group(1).equals("board") ? "scroll-hat-mini" : "leds");
  }

  private static List<String> queries(Operation operation) {
    List<String> queries = new ArrayList<>(ODD_QUERIES);
    for (JsonNode parameter : operation.parameters("query")) {
      String name = name(parameter);
      OddValues.right(parameter).forEach(value -> queries.add(name + "=" + value));
      OddValues.odd().forEach(value -> queries.add(name + "=" + value));
      queries.add(name);
      queries.add(name + "=1&" + name + "=1");
    }
    return queries;
  }

  private void check(Operation operation, String target, String type, String body)
      throws IOException {
    Exchange exchange = Exchange.of(api, operation.method(), target, type, body);
    String what =
        "%s %s as \"%s\" with %s, answered %d %s"
            .formatted(
                operation.method(),
                shortened(target),
                type,
                shortened(body),
                exchange.status(),
                exchange.text());

    if (exchange.status() >= 400) {
      assertThat(exchange.mediaType()).as(what).isEqualTo(Problem.MEDIA_TYPE);
      assertThat(detail(exchange)).as(what).hasSizeGreaterThan(10);
    }
    if (NO_SUCH_PATH.matcher(target).matches()) {
      assertThat(exchange.status()).as(what).isBetween(400, 499);
    } else {
      assertThat(operation.complaints(exchange, api::read)).as(what).isEmpty();
    }
  }

  private String detail(Exchange exchange) {
    return api.read(exchange.body()).path("detail").asText();
  }

  private static String shortened(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
