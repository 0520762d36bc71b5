package dev.hatrack.app;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `hatrack buttons`.
@Command(
    name = "buttons",
    description = "Tells of each button as it is pressed, until Ctrl-C.",
    mixinStandardHelpOptions = true)
final class ButtonsCommand implements Callable<Integer> {
  @Mixin private Target target = new Target();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    target
        .client()
        .buttons(
            event -> {
              String action = event.pressed() ? "pressed" : "released";
              out.println(event.at() + " " + event.board() + " " + event.button() + " " + action);
              out.flush();
            });
    return 0;
  }
}
