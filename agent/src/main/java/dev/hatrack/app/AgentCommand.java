package dev.hatrack.app;

import dev.hatrack.systemd.Supervision;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hatrack agent`.
@Command(
    name = "agent",
    description = "Owns this Pi's boards and serves them, until it is stopped.",
    mixinStandardHelpOptions = true)
final class AgentCommand implements Callable<Integer> {
  @Mixin private ConfigOption config = new ConfigOption();

  @Option(names = "--check", description = "Print what is in force, and end.")
  private boolean check;

  @Override
  public Integer call() throws InterruptedException {
    ConfigFile file = config.load();
    if (check) {
      file.requireUsableFiles();
      System.out.print(file.inForce());
      return 0;
    }
    LogStream.install();
    Agent agent = Agent.start(file.config());
    Optional<Supervision> systemd = Supervision.start(System.getenv(), agent.vitals());
    systemd.ifPresent(one -> agent.watch(one::stir));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(agent, systemd), "shutdown"));
    System.out.println("ready " + agent.url() + "/");
    Thread.currentThread().join();
    return 0;
  }

  private static void stop(Agent agent, Optional<Supervision> systemd) {
    systemd.ifPresent(Supervision::close);
    agent.close();
  }
}
