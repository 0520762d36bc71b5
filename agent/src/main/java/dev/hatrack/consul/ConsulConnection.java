package dev.hatrack.consul;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.kiwiproject.consul.AgentClient;
import org.kiwiproject.consul.async.ConsulResponseCallback;
import org.kiwiproject.consul.model.ConsulResponse;
import org.kiwiproject.consul.model.agent.FullService;
import org.kiwiproject.consul.model.agent.Registration;
import org.kiwiproject.consul.model.catalog.CatalogService;
import org.kiwiproject.consul.model.health.HealthCheck;
import org.kiwiproject.consul.model.health.Service;
import org.kiwiproject.consul.option.ImmutableQueryParameterOptions;
import org.kiwiproject.consul.option.Options;
import org.kiwiproject.consul.option.QueryOptions;
import org.kiwiproject.consul.option.QueryParameterOptions;

/// The eight calls to the local Consul agent. Each but {@link #await} ends within {@link
/// ConsulClient#READ_TIMEOUT} and a bit; none is made before it is asked for.
final class ConsulConnection implements AutoCloseable {
  /// Without it Consul keeps the checks of a service's former registration beside the new ones.
  private static final QueryParameterOptions REPLACE_CHECKS =
      ImmutableQueryParameterOptions.builder().replaceExistingChecks(true).build();

  private final ConsulClient client;

  /// @throws IllegalArgumentException when files for TLS are missing or can't be used
  ConsulConnection(ConsulConfig config) {
    this.client = new ConsulClient(config);
  }

  private AgentClient agent() {
    return client.get().agentClient();
  }

  /// Asks the local Consul agent who it is, which needs `agent:read`.
  void self() {
    var _ = agent().getAgent();
  }

  /// The services of the local Consul agent by their IDs, everybody's.
  Map<String, Service> services() {
    return agent().getServices();
  }

  /// A service on every node of the data centre.
  List<CatalogService> everywhere(String service) {
    return client.get().catalogClient().getService(service).getResponse();
  }

  /// The IDs of the services that a check watches.
  Set<String> watched() {
    return agent().getChecks().values().stream()
        .map(HealthCheck::getServiceId)
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  /// Asks for one service of the local Consul agent, and comes back when it is another than before.
  ///
  /// @param hash what `answered` was told before, or nothing to have an answer at once
  /// @param wait whole seconds, after which there is an answer all the same
  /// @param answered is told the hash of the service as it is now, by another thread
  /// @param failed when there is no such service or nobody answers, or when this is closed
  void await(
      String serviceId, String hash, Duration wait, Consumer<String> answered, Runnable failed) {
    QueryOptions options =
        hash.isEmpty()
            ? Options.BLANK_QUERY_OPTIONS
            : QueryOptions.blockSeconds(Math.toIntExact(wait.toSeconds()), hash).build();
    agent()
        .getService(
            serviceId,
            options,
            new ConsulResponseCallback<FullService>() {
              @Override
              public void onComplete(ConsulResponse<FullService> answer) {
                answered.accept(answer.getResponse().getContentHash());
              }

              @Override
              public void onFailure(Throwable cause) {
                failed.run();
              }
            });
  }

  void register(Registration service) {
    agent().register(service, Options.BLANK_QUERY_OPTIONS, REPLACE_CHECKS);
  }

  void deregister(String serviceId) {
    agent().deregister(serviceId);
  }

  @Override
  public void close() {
    client.close();
  }
}
