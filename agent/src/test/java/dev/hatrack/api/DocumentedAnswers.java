package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The answers that `openapi.json` promises.
final class DocumentedAnswers {
  private final JsonNode paths;

  DocumentedAnswers() {
    try (InputStream in = DocumentedAnswers.class.getResourceAsStream("/openapi.json")) {
      paths = new ObjectMapper().readTree(in).path("paths");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Fails on a status that the contract does not have for the operation. What is no operation of
  /// the contract passes, and so does 500, which is a mistake of ours and promised nowhere.
  void check(String method, String path, int status) {
    Optional<JsonNode> operation =
        template(path)
            .map(template -> paths.path(template).path(method.toLowerCase(Locale.ROOT)))
            .filter(JsonNode::isObject)
            .filter(_ -> status != 500);
    operation.ifPresent(
        known ->
            assertThat(known.path("responses").propertyStream().map(Map.Entry::getKey))
                .as("the answers that openapi.json has for %s %s", method, path)
                .contains(Integer.toString(status)));
  }

  private Optional<String> template(String path) {
    return paths
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(template -> path.matches(template.replaceAll("\\{\\w+}", "[^/]+")))
        .findFirst();
  }
}
