package dev.hatrack.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `hatrack agent`.
@Command(
    name = "agent",
    description = "Owns this Pi's boards and serves them, until it is stopped.",
    mixinStandardHelpOptions = true)
final class AgentCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration. Default: ${DEFAULT-VALUE}, if it is there.",
      defaultValue = "/etc/hatrack/hatrack.yaml")
  private Path config = Path.of("/etc/hatrack/hatrack.yaml");

  @Option(names = "--check", description = "Print what is in force, and end.")
  private boolean check;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    boolean named =
        spec != null && spec.commandLine().getParseResult().hasMatchedOption("--config");
    ConfigFile file = ConfigFile.load(config, named, System.getenv());
    if (check) {
      System.out.print(file.inForce());
      return 0;
    }
    Agent agent = Agent.start(file.config());
    Runtime.getRuntime().addShutdownHook(new Thread(agent::close, "shutdown"));
    System.out.println("ready " + agent.url() + "/");
    Thread.currentThread().join();
    return 0;
  }
}
