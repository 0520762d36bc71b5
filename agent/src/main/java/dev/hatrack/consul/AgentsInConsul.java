package dev.hatrack.consul;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kiwiproject.consul.model.catalog.CatalogService;

/// The agents that Consul knows, on any node.
public record AgentsInConsul(ConsulConfig config) {
  private static final String SERVICE = "hatrack";

  /// Where the API of a node's agent is.
  ///
  /// @param node the node's name in Consul, or the agent's own (`agent.id`)
  /// @throws IOException when Consul does not answer, or knows no such agent; the message names
  ///   those that it knows
  public URI find(String node) throws IOException {
    List<CatalogService> agents = all();
    return agents.stream()
        .filter(agent -> names(agent).contains(node))
        .findFirst()
        .map(AgentsInConsul::api)
        .orElseThrow(
            () ->
                new IOException(
                    agents.isEmpty()
                        ? "Consul knows no node with an agent; is one running, with consul.enabled?"
                        : "Consul knows no agent on \"%s\", only on %s"
                            .formatted(
                                node,
                                agents.stream()
                                    .map(CatalogService::getNode)
                                    .collect(Collectors.toCollection(TreeSet::new)))));
  }

  private List<CatalogService> all() throws IOException {
    try (ConsulConnection consul = new ConsulConnection(config)) {
      return consul.everywhere(SERVICE);
    } catch (RuntimeException e) {
      throw new IOException(
          "Consul at %s does not tell: %s; set CONSUL_HTTP_ADDR, or use --addr URL"
              .formatted(config.uri(), reason(e)),
          e);
    }
  }

  private static String reason(RuntimeException e) {
    Throwable told = e.getCause() instanceof IOException cause ? cause : e;
    return Optional.ofNullable(told.getMessage()).orElseGet(told::toString);
  }

  private static List<String> names(CatalogService agent) {
    return List.of(agent.getNode(), agent.getServiceMeta().getOrDefault(WantedServices.AGENT, ""));
  }

  private static URI api(CatalogService agent) {
    String host =
        agent.getServiceAddress().isEmpty() ? agent.getAddress() : agent.getServiceAddress();
    return URI.create(
        "%s://%s:%d"
            .formatted(
                agent.getServiceMeta().getOrDefault(WantedServices.SCHEME, "http"),
                host.contains(":") ? "[" + host + "]" : host,
                agent.getServicePort()));
  }
}
