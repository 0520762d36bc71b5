package dev.hatrack.bench.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.UUID;

/// Plays the Nomad client of one Pi: who it is and its node's metadata it answers itself,
/// everything else goes to the real server, as a real client hands it on. It sends no heartbeats
/// and does not register its node.
final class LocalNomad {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Upstream nomad;
  private final UUID node;
  private final ObjectNode metadata = JSON.createObjectNode();

  LocalNomad(Upstream nomad, int member) {
    this.nomad = nomad;
    this.node = new UUID(0x77L << 32 | member, member);
  }

  Front.Answer answer(Front.Question question) throws IOException {
    return switch (question.path()) {
      case "/v1/agent/self" ->
          Front.Answer.json("{\"stats\":{\"client\":{\"node_id\":\"%s\"}}}".formatted(node));
      case "/v1/client/metadata" -> metadata(question);
      default -> handOn(question);
    };
  }

  synchronized int known() {
    return metadata.size();
  }

  private synchronized Front.Answer metadata(Front.Question question) throws IOException {
    if (question.method().equals("POST")) {
      for (var entry : JSON.readTree(question.body()).path("Meta").properties()) {
        change(entry.getKey(), entry.getValue());
      }
    }
    ObjectNode answer = JSON.createObjectNode();
    answer.set("Meta", metadata.deepCopy());
    answer.set("Dynamic", metadata.deepCopy());
    return Front.Answer.json(answer.toString());
  }

  private void change(String key, JsonNode value) {
    if (value.isNull()) {
      metadata.remove(key);
    } else {
      metadata.set(key, value);
    }
  }

  /// A client without a server says so, it does not break the connection.
  private Front.Answer handOn(Front.Question question) {
    try {
      return nomad.answer(question);
    } catch (IOException e) {
      return Front.Answer.error(500, "no server answers: " + e.getMessage());
    }
  }
}
