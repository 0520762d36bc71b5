package dev.hatrack.consul;

import java.io.IOException;
import java.util.Optional;
import org.kiwiproject.consul.ConsulException;

/// One request to the local Consul agent, to learn whether it answers and takes our token.
public record ConsulQuestion(ConsulConfig config) {
  private static final int FORBIDDEN = 403;

  /// @return empty when it answers us; its words when it refuses the token
  /// @throws IOException when nobody answers, or not as Consul does
  public Optional<String> ask() throws IOException {
    try (ConsulConnection consul = new ConsulConnection(config)) {
      consul.self();
      return Optional.empty();
    } catch (ConsulException e) {
      if (e.hasCode() && e.getCode() == FORBIDDEN) {
        return Optional.of(reason(e));
      }
      throw new IOException(reason(e), e);
    } catch (RuntimeException e) {
      throw new IOException(reason(e), e);
    }
  }

  private static String reason(RuntimeException e) {
    Throwable told = e.getCause() instanceof IOException cause ? cause : e;
    return Optional.ofNullable(told.getMessage()).orElseGet(told::toString);
  }
}
