package dev.hatrack.nomad;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// `GET` and `POST /v1/client/metadata`: the node's metadata, of which the dynamic part can be
/// changed while Nomad runs. Needs `node:read` and `node:write`.
record ClientMetadata(NomadHttp http) {
  static final String POLICY = "node { policy = \"write\" }";

  /// @param all every key that jobs see
  /// @param dynamic those of them that were set while Nomad ran
  record Found(Map<String, String> all, Map<String, String> dynamic) {}

  Found read() throws IOException {
    JsonNode answer = http.get("v1", "client", "metadata");
    return new Found(texts(answer.path("Meta")), texts(answer.path("Dynamic")));
  }

  /// Sets the keys that have a value and removes those that have none; others stay.
  void change(Map<String, Optional<String>> changes) throws IOException {
    ObjectNode meta = JsonNodeFactory.instance.objectNode();
    changes.forEach(
        (key, value) ->
            value.ifPresentOrElse(text -> meta.put(key, text), () -> meta.putNull(key)));
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("Meta", meta);
    var _ = http.post(body, "v1", "client", "metadata");
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> found = new HashMap<>();
    object
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().isTextual()) { // null masks a static key
                found.put(entry.getKey(), entry.getValue().asText());
              }
            });
    return found;
  }
}
