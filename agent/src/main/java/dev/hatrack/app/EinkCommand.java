package dev.hatrack.app;

import dev.hatrack.task.client.HatClient;
import dev.hatrack.task.client.PageState;
import dev.hatrack.task.client.PageText;
import java.io.Console;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hatrack eink`.
@Command(
    name = "eink",
    description = "Puts a page on the e-ink panel, or ends your claim on it.",
    mixinStandardHelpOptions = true,
    subcommands = {EinkCommand.Show.class, EinkCommand.Write.class, EinkCommand.Clear.class})
final class EinkCommand {
  private EinkCommand() {}

  /// Whether to wait for the panel.
  static final class Waiting {
    @Option(names = "--wait", description = "Wait until the panel shows it.")
    private boolean wanted;

    /// Tells what becomes of a page.
    ///
    /// @return the command's exit status: 1 when the page will never be shown
    int follow(HatClient client, PageState page, CommandSpec spec) throws InterruptedException {
      boolean terminal =
          Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
      PageProgress progress = new PageProgress(spec.commandLine().getOut(), terminal);
      return progress.follow(client, page, wanted) ? 0 : 1;
    }
  }

  /// `hatrack eink show`.
  @Command(name = "show", description = "Shows a picture.", mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {
    @Mixin private Target target = new Target();
    @Mixin private Terms terms = new Terms();
    @Mixin private PictureFile picture = new PictureFile();
    @Mixin private Waiting waiting = new Waiting();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
      HatClient client = target.client();
      return waiting.follow(client, client.put(picture.read(), terms.claim()), spec);
    }
  }

  /// `hatrack eink text`.
  @Command(name = "text", description = "Shows lines of text.", mixinStandardHelpOptions = true)
  static final class Write implements Callable<Integer> {
    @Mixin private Target target = new Target();
    @Mixin private Terms terms = new Terms();
    @Mixin private Waiting waiting = new Waiting();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "TEXT", description = "Its lines.")
    private String text = "";

    @Option(
        names = "--size",
        paramLabel = "N",
        description = "Pixels to a dot of the font, 1-8. Default: the largest that fits.")
    private @Nullable Integer size;

    @Option(
        names = {"--colour", "--color"},
        paramLabel = "INK",
        description = "An ink that the panel has. Default: ${DEFAULT-VALUE}.",
        defaultValue = "black")
    private String colour = "black";

    @Override
    public Integer call() throws InterruptedException {
      HatClient client = target.client();
      PageText page = new PageText(text, Optional.ofNullable(size), colour);
      return waiting.follow(client, client.put(page, terms.claim()), spec);
    }
  }

  /// `hatrack eink clear`.
  @Command(
      name = "clear",
      description = "Ends your own claim; the panel keeps its page.",
      mixinStandardHelpOptions = true)
  static final class Clear implements Callable<Integer> {
    @Mixin private Target target = new Target();

    @Override
    public Integer call() {
      target.client().releaseEink();
      return 0;
    }
  }
}
