package dev.hatrack.nomad;

import java.io.IOException;
import java.util.Optional;

/// `GET /v1/agent/self`: what the local Nomad agent says about itself. Needs `agent:read`.
record AgentSelf(NomadHttp http) {
  static final String POLICY = "agent { policy = \"read\" }";

  /// The ID of its node; empty when it is no client.
  Optional<String> nodeId() throws IOException {
    String id =
        http.get("v1", "agent", "self").path("stats").path("client").path("node_id").asText();
    return Optional.of(id).filter(text -> !text.isEmpty());
  }
}
