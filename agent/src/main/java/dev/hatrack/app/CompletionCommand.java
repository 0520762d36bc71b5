package dev.hatrack.app;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `hatrack completion`.
@Command(
    name = "completion",
    description = "Prints the completion for bash and zsh: source <(hatrack completion)",
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(AutoComplete.bash("hatrack", spec.root().commandLine()));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
