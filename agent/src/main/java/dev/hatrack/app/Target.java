package dev.hatrack.app;

import dev.hatrack.consul.AgentsInConsul;
import dev.hatrack.consul.ConsulConfig;
import dev.hatrack.task.client.Endpoint;
import dev.hatrack.task.client.HatClient;
import dev.hatrack.task.client.HttpHatClient;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Whom a person's command talks to: the options of every command that asks an agent.
final class Target {
  @Option(
      names = "--node",
      paramLabel = "NODE",
      description = "The agent on another Pi, found through Consul (CONSUL_HTTP_ADDR).")
  private @Nullable String node;

  @Option(
      names = "--addr",
      paramLabel = "URL",
      description = "The agent's address. Default: $HATRACK_ADDR, or http://127.0.0.1:7070.")
  private @Nullable String address;

  @Option(
      names = "--board",
      paramLabel = "BOARD",
      description = "One board, like sense-hat. Default: the first that can do it.")
  private @Nullable String board;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "Who is asking. Default: $HATRACK_TOKEN_FILE; a token itself in $HATRACK_TOKEN.")
  private @Nullable String tokenFile;

  /// @throws ConfigException when the options make no sense, or Consul knows no such node
  HatClient client() {
    Map<String, String> variables = new HashMap<>(System.getenv());
    if (node != null && address != null) {
      throw new ConfigException("--node and --addr both say whom to ask: leave one of them out");
    }
    put(variables, "HATRACK_ADDR", node == null ? address : inConsul(node));
    put(variables, "HATRACK_BOARD", board);
    put(variables, "HATRACK_TOKEN_FILE", tokenFile);
    try {
      return new HttpHatClient(Endpoint.from(variables));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    }
  }

  private static String inConsul(String node) {
    try {
      ConsulConfig config = ConsulConfig.defaults().fromEnvironment(System.getenv());
      return new AgentsInConsul(config).find(node).toString();
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void put(Map<String, String> variables, String name, @Nullable String value) {
    if (value != null) {
      variables.put(name, value);
    }
  }
}
