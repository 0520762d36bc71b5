package dev.hatrack.app;

import dev.hatrack.systemd.Supervision;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The agent for as long as it runs, as systemd starts it.
final class AgentService {
  private AgentService() {}

  /// Serves until the process is told to end.
  static void serve(ConfigFile file) throws InterruptedException {
    LogStream.install();
    Agent agent = Agent.start(file.config());
    Optional<Supervision> systemd = Supervision.start(System.getenv(), agent.vitals());
    systemd.ifPresent(one -> agent.watch(one::stir));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(agent, systemd), "shutdown"));
    System.out.println("ready " + agent.url() + "/");
    Thread.currentThread().join();
  }

  private static void stop(Agent agent, Optional<Supervision> systemd) {
    systemd.ifPresent(Supervision::close);
    agent.close();
  }

  /// The configuration for `agent` and `agent --config FILE`, which is how an agent is started
  /// almost always; empty for all other command lines.
  static Optional<ConfigPlace> asked(List<String> arguments) {
    if (arguments.equals(List.of("agent"))) {
      return Optional.of(ConfigPlace.USUAL);
    }
    boolean named =
        arguments.size() == 3 && arguments.subList(0, 2).equals(List.of("agent", "--config"));
    return named ? Optional.of(ConfigPlace.named(Path.of(arguments.get(2)))) : Optional.empty();
  }
}
