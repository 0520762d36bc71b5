package dev.hatrack.bench.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// Plays the Consul agent of one Pi: it keeps the services that it is told, and writes each change
/// into the real Consul's catalogue, under a node name of its own, as anti-entropy does (one write
/// a service, its check with it). It runs no checks and does not gossip.
final class LocalConsul {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SERVICE = "/v1/agent/service/";
  private static final String REGISTER = SERVICE + "register";
  private static final String DEREGISTER = SERVICE + "deregister/";

  private final Upstream consul;
  private final String node;
  private final String address;
  private final Map<String, JsonNode> services = new TreeMap<>();

  LocalConsul(Upstream consul, int member) {
    this.consul = consul;
    this.node = "fleet-%05d".formatted(member);
    this.address = "10.77.%d.%d".formatted(member / 250, member % 250 + 1);
  }

  Front.Answer answer(Front.Question question) throws IOException, InterruptedException {
    String path = question.path();
    if (path.equals("/v1/agent/services")) {
      return Front.Answer.json(servicesNow().toString());
    }
    if (path.equals("/v1/agent/checks")) {
      return Front.Answer.json(checksNow().toString());
    }
    if (path.equals(REGISTER)) {
      return register(JSON.readTree(question.body()));
    }
    if (path.startsWith(DEREGISTER)) {
      return deregister(path.substring(DEREGISTER.length()));
    }
    if (path.startsWith(SERVICE)) {
      return service(question, path.substring(SERVICE.length()));
    }
    return Front.Answer.error(404, "not played: " + path);
  }

  /// Loses its memory, as a Consul whose disk is new.
  synchronized void forget() {
    services.clear();
    notifyAll();
  }

  synchronized int known() {
    return services.size();
  }

  private synchronized ObjectNode servicesNow() {
    ObjectNode all = JSON.createObjectNode();
    services.forEach((id, service) -> all.set(id, told(service)));
    return all;
  }

  private synchronized ObjectNode checksNow() {
    ObjectNode all = JSON.createObjectNode();
    services.forEach((id, service) -> all.set("service:" + id, check(id, service)));
    return all;
  }

  private Front.Answer register(JsonNode service) throws IOException {
    String id = service.path("Id").asText();
    synchronized (this) {
      services.put(id, service);
      notifyAll();
    }
    ObjectNode write = JSON.createObjectNode().put("Node", node).put("Address", address);
    write.set("Service", told(service));
    write.set("Check", check(id, service));
    return write("/v1/catalog/register", write);
  }

  private Front.Answer deregister(String id) throws IOException {
    synchronized (this) {
      if (services.remove(id) == null) {
        return Front.Answer.error(404, "Unknown service ID \"" + id + "\"");
      }
      notifyAll();
    }
    return write(
        "/v1/catalog/deregister", JSON.createObjectNode().put("Node", node).put("ServiceID", id));
  }

  /// The agent is not told when the server is away; a real one tries again later by itself.
  private Front.Answer write(String path, ObjectNode body) throws IOException {
    var _ = consul.send("PUT", path, body.toString());
    return Front.Answer.json("");
  }

  private synchronized Front.Answer service(Front.Question question, String id)
      throws InterruptedException {
    String before = question.parameter("hash").orElse("");
    long wait = question.parameter("wait").map(LocalConsul::seconds).orElse(0L);
    long end = System.nanoTime() + Duration.ofSeconds(wait).toNanos();
    while (before.equals(hash(id)) && System.nanoTime() < end) {
      wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
    }
    JsonNode service = services.get(id);
    if (service == null) {
      return Front.Answer.error(404, "unknown service ID: " + id);
    }
    return Front.Answer.json(told(service).put("ContentHash", hash(id)).toString());
  }

  private static long seconds(String wait) {
    return Long.parseLong(wait.replace("s", ""));
  }

  private String hash(String id) {
    return Integer.toHexString(String.valueOf(services.get(id)).hashCode());
  }

  private static ObjectNode told(JsonNode service) {
    ObjectNode told = JSON.createObjectNode();
    told.set("ID", service.path("Id"));
    told.set("Service", service.path("Name"));
    told.set("Tags", service.path("Tags"));
    told.set("Meta", service.path("Meta"));
    told.set("Port", service.path("Port"));
    told.set("Address", service.path("Address"));
    told.set("Weights", JSON.createObjectNode().put("Passing", 1).put("Warning", 1));
    return told.put("EnableTagOverride", false);
  }

  private ObjectNode check(String id, JsonNode service) {
    return JSON.createObjectNode()
        .put("Node", node)
        .put("CheckID", "service:" + id)
        .put("Name", "Service '" + service.path("Name").asText() + "' check")
        .put("Status", "passing")
        .put("Notes", "")
        .put("Output", "")
        .put("ServiceID", id)
        .put("ServiceName", service.path("Name").asText());
  }
}
