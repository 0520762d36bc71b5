package dev.hatrack.consul;

import dev.hatrack.board.Slot;
import dev.hatrack.hat.BoardModel;
import dev.hatrack.hat.Capability;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.SurfaceFormat;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kiwiproject.consul.model.agent.ImmutableRegCheck;
import org.kiwiproject.consul.model.agent.ImmutableRegistration;
import org.kiwiproject.consul.model.agent.Registration;

/// What should be in Consul: the agent, and each capability of each board that is there.
///
/// @param agentId distinguishes this agent's services from another's
/// @param api where this agent's API is reached from outside
/// @param skipVerify whether Consul's check takes any certificate
record WantedServices(String agentId, URI api, boolean skipVerify) {
  private static final String CHECK_EVERY = "5s";
  private static final String CHECK_TIMEOUT = "2s";

  /// An agent that could not take its services back is forgotten after this.
  private static final String FORGET_AFTER = "10m";

  private static final String ITSELF = "agent";

  /// The meta key that says `http` or `https`.
  static final String SCHEME = "scheme";

  /// The meta key that says whose a service is.
  static final String AGENT = "agent";

  List<Registration> of(List<Slot> present) {
    return Stream.concat(Stream.of(agent()), present.stream().flatMap(this::board)).toList();
  }

  /// Whether a service in Consul is this agent's. The ID alone does not say: those of an agent
  /// called `pi-2` begin like those of one called `pi`.
  boolean owns(String serviceId, Map<String, String> meta) {
    return serviceId.startsWith(prefix()) && agentId.equals(meta.get(AGENT));
  }

  private String prefix() {
    return "hatrack-" + agentId + "-";
  }

  /// The ID of the service that is always there.
  String agentServiceId() {
    return prefix() + ITSELF;
  }

  private Registration agent() {
    return service("hatrack", ITSELF, "/health", true)
        .addTags("prometheus")
        .putMeta("api_path", "/hat")
        .putMeta("metrics_path", "/metrics")
        .build();
  }

  private Stream<Registration> board(Slot slot) {
    return slot.model().capabilities().stream().map(capability -> capability(slot, capability));
  }

  private Registration capability(Slot slot, Capability capability) {
    BoardModel model = slot.model();
    String place = model.slug() + "/" + capability.slug();
    return service(
            "hat-" + capability.slug(),
            model.slug() + "-" + capability.slug(),
            "/health/" + place,
            slot.health(capability).healthy())
        .addTags(model.slug())
        .putMeta("api_path", "/hats/" + place)
        .putMeta("board", model.slug())
        .putMeta("vendor", model.vendor())
        .putAllMeta(details(model, capability))
        .build();
  }

  private static Map<String, String> details(BoardModel model, Capability capability) {
    Map<String, String> details = new LinkedHashMap<>();
    switch (capability) {
      case LEDS -> model.leds().ifPresent(format -> describe(format, details));
      case EINK -> model.eink().ifPresent(format -> describe(format, details));
      case SENSORS ->
          details.put(
              "quantities",
              model.sensors().stream().map(Quantity::slug).collect(Collectors.joining(",")));
      case BUTTONS -> details.put("buttons", String.join(",", model.buttons()));
    }
    return details;
  }

  private static void describe(SurfaceFormat format, Map<String, String> details) {
    details.put("width", Integer.toString(format.width()));
    details.put("height", Integer.toString(format.height()));
    details.put("colours", format.colours().slug());
  }

  private ImmutableRegistration.Builder service(
      String name, String idEnding, String healthPath, boolean passing) {
    return ImmutableRegistration.builder()
        .id(prefix() + idEnding)
        .name(name)
        .address(host())
        .port(port())
        .putMeta(AGENT, agentId)
        .putMeta(SCHEME, api.getScheme())
        .check(check(healthPath, passing));
  }

  private Registration.RegCheck check(String path, boolean passing) {
    var check =
        ImmutableRegCheck.builder()
            .http(api.resolve(path).toString())
            .interval(CHECK_EVERY)
            .timeout(CHECK_TIMEOUT)
            .status(passing ? "passing" : "critical")
            .deregisterCriticalServiceAfter(FORGET_AFTER);
    return api.getScheme().equals("https")
        ? new HttpsCheck(check.tlsSkipVerify(skipVerify).build(), host())
        : check.build();
  }

  private String host() {
    return api.getHost().replaceAll("[\\[\\]]", "");
  }

  private int port() {
    if (api.getPort() >= 0) {
      return api.getPort();
    }
    return api.getScheme().equals("https") ? 443 : 80;
  }
}
