package dev.hatrack.consul;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kiwiproject.consul.model.agent.Registration;
import org.kiwiproject.consul.model.health.Service;

/// What has to be done so that Consul holds what it should.
///
/// @param register services that are missing, differ, or have lost their check
/// @param deregister IDs of services of ours that should not be there
record Reconciliation(List<Registration> register, List<String> deregister) {
  /// @param found everybody's services by ID
  /// @param watched the IDs of those that have a check
  static Reconciliation between(
      List<Registration> wanted,
      Map<String, Service> found,
      Set<String> watched,
      WantedServices ours) {
    Map<String, Registration> byId =
        wanted.stream().collect(Collectors.toMap(Registration::getId, Function.identity()));
    var register =
        wanted.stream()
            .filter(
                service -> {
                  Service there = found.get(service.getId());
                  return there == null
                      || !same(service, there)
                      || !watched.contains(service.getId());
                })
            .toList();
    var deregister =
        found.values().stream()
            .filter(service -> ours.owns(service.getId(), service.getMeta()))
            .map(Service::getId)
            .filter(id -> !byId.containsKey(id))
            .sorted()
            .toList();
    return new Reconciliation(register, deregister);
  }

  private static boolean same(Registration wanted, Service found) {
    return wanted.getName().equals(found.getService())
        && wanted.getAddress().orElse("").equals(found.getAddress())
        && wanted.getPort().orElse(0) == found.getPort()
        && Set.copyOf(wanted.getTags()).equals(Set.copyOf(found.getTags()))
        && new HashMap<>(wanted.getMeta()).equals(new HashMap<>(found.getMeta()));
  }
}
