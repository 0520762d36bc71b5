package dev.hatrack.nomad;

import java.io.IOException;
import java.util.Optional;

/// `GET /v1/allocation/<id>`: one allocation, wherever it runs. Needs to read jobs in its
/// namespace.
record Allocations(NomadHttp http) {
  static final String POLICY = "namespace \"*\" { policy = \"read\" }";

  /// Empty when Nomad has none with this ID.
  Optional<Allocation> find(String id) throws IOException {
    try {
      return Optional.of(Allocation.of(http.get("v1", "allocation", id)));
    } catch (NomadRefused e) {
      if (e.notFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
