package dev.hatrack.app;

import dev.hatrack.task.client.HatFailure;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// The `hatrack` command.
@Command(
    name = "hatrack",
    description = "Nomad jobs that land where the Raspberry Pi HATs are, and share them.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionLine.class,
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
  /// Exit status: as {@link CommandLine.ExitCode#USAGE}.
  private static final int USAGE = 2;

  private Main() {}

  /// What `--version` prints.
  static final class VersionLine implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"hatrack " + Version.current()};
    }
  }

  /// The agent starts without the command line's library: that was compiled for Java 5, so the JVM
  /// keeps none of its classes in an AOT cache, and they took a quarter of the time to ready.
  public static void main(String[] args) throws InterruptedException {
    Optional<ConfigPlace> config = AgentService.asked(List.of(args));
    System.exit(config.isPresent() ? serve(config.get()) : commandLine().execute(args));
  }

  private static int serve(ConfigPlace config) throws InterruptedException {
    try {
      AgentService.serve(config.load());
      return 0;
    } catch (ConfigException e) {
      System.err.println(told(e));
      return USAGE;
    }
  }

  private static String told(ConfigException e) {
    return "hatrack: " + e.getMessage();
  }

  /// All of it, so that a test can type what a person types.
  static CommandLine commandLine() {
    return new CommandLine(new Main()).setExecutionExceptionHandler(Main::explain);
  }

  /// A person's mistake gets a sentence, anything else its stack trace.
  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof ConfigException mistake) {
      command.getErr().println(told(mistake));
      return USAGE;
    }
    if (e instanceof HatFailure failure) {
      command.getErr().println("hatrack: " + failure.message());
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw e;
  }
}
