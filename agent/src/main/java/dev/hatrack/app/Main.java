package dev.hatrack.app;

import dev.hatrack.task.client.HatFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The `hatrack` command.
@Command(
    name = "hatrack",
    description = "Nomad jobs that land where the Raspberry Pi HATs are, and share them.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      AgentCommand.class,
      DetectCommand.class,
      DemoCommand.class,
      DoctorCommand.class,
      LedsCommand.class,
      EinkCommand.class,
      SensorsCommand.class,
      ButtonsCommand.class,
      WithdrawCommand.class,
      PluginStubCommand.class,
      TrainCommand.class,
      CompletionCommand.class
    })
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /// All of it, so that a test can type what a person types.
  static CommandLine commandLine() {
    return new CommandLine(new Main()).setExecutionExceptionHandler(Main::explain);
  }

  /// A person's mistake gets a sentence, anything else its stack trace.
  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof ConfigException) {
      command.getErr().println("hatrack: " + e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    if (e instanceof HatFailure failure) {
      command.getErr().println("hatrack: " + failure.message());
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw e;
  }
}
