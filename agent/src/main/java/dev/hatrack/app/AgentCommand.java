package dev.hatrack.app;

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
    AgentService.serve(file);
    return 0;
  }
}
