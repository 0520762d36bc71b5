package dev.hatrack.nomad;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// `GET /v1/node/<id>/allocations` as a blocking query. Needs `node:read`, and shows the
/// allocations of those namespaces whose jobs the token may read.
record NodeAllocations(NomadHttp http) {
  static final String POLICY = "node { policy = \"read\" } namespace \"*\" { policy = \"read\" }";

  /// @param byId the node's allocations
  /// @param index the index to go on from
  record Found(Map<String, Allocation> byId, long index) {}

  /// @param index what {@link Found#index} said before, or 0 to have an answer at once
  Found await(String nodeId, long index, Duration wait) throws IOException {
    NomadHttp.Indexed answer = http.await(index, wait, "v1", "node", nodeId, "allocations");
    Map<String, Allocation> byId = new HashMap<>();
    for (JsonNode json : answer.json()) {
      Allocation allocation = Allocation.of(json);
      byId.put(allocation.id(), allocation);
    }
    return new Found(byId, answer.index());
  }
}
