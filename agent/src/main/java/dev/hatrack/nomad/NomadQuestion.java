package dev.hatrack.nomad;

import java.io.IOException;
import java.util.Optional;

/// One request to the local Nomad agent, to learn whether it answers and takes our token.
public record NomadQuestion(NomadConfig config) {
  /// @return empty when it answers us; its words when it refuses the token
  /// @throws IOException when nobody answers, or not as Nomad does
  public Optional<String> ask() throws IOException {
    try (NomadHttp http = new NomadHttp(config)) {
      var _ = new AgentSelf(http).nodeId();
      return Optional.empty();
    } catch (NomadRefused e) {
      if (e.forbidden()) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
      throw e;
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
