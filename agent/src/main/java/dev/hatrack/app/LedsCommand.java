package dev.hatrack.app;

import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.client.ClaimState;
import dev.hatrack.task.client.Text;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hatrack leds`.
@Command(
    name = "leds",
    description = "Shows something on the LEDs, or ends that.",
    mixinStandardHelpOptions = true,
    subcommands = {LedsCommand.Show.class, LedsCommand.Clear.class, LedsCommand.Write.class})
final class LedsCommand {
  private LedsCommand() {}

  static void told(PrintWriter out, ClaimState claim) {
    out.println(
        claim.shown()
            ? "shown, until " + claim.expires()
            : "accepted until %s; another claim is above it, see GET /hat/leds"
                .formatted(claim.expires()));
  }

  /// How bright.
  static final class Brightness {
    @Option(
        names = "--brightness",
        paramLabel = "X",
        description = "0.0-1.0. Default: ${DEFAULT-VALUE}.",
        defaultValue = "1.0")
    double level = ClaimOptions.USUAL.brightness();
  }

  /// `hatrack leds text`.
  @Command(
      name = "text",
      description = "Shows a text, or scrolls it.",
      mixinStandardHelpOptions = true)
  static final class Write implements Callable<Integer> {
    @Mixin private Target target = new Target();
    @Mixin private Terms terms = new Terms();
    @Mixin private Brightness brightness = new Brightness();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "TEXT", description = "What it says.")
    private String text = "";

    @Option(
        names = "--font",
        paramLabel = "FONT",
        description = "5x7 or 3x5. Default: ${DEFAULT-VALUE}.",
        defaultValue = "5x7")
    private String font = "5x7";

    @Option(
        names = "--speed",
        paramLabel = "N",
        description = "Pixels a second, 1-100. Default: ${DEFAULT-VALUE}.",
        defaultValue = "20")
    private int speed = 20;

    @Option(
        names = {"--colour", "--color"},
        paramLabel = "COLOUR",
        description = "0-255, or #rrggbb on a colour matrix. Default: ${DEFAULT-VALUE}.",
        defaultValue = "255")
    private String colour = "255";

    @Option(
        names = "--repeat",
        paramLabel = "N",
        description = "How often it scrolls; 0 as long as its ttl. Default: ${DEFAULT-VALUE}.",
        defaultValue = "1")
    private int repeat = 1;

    @Override
    public Integer call() {
      Text wanted = new Text(text, font, speed, colour, repeat);
      told(
          spec.commandLine().getOut(), target.client().text(wanted, terms.claim(brightness.level)));
      return 0;
    }
  }

  /// `hatrack leds show`.
  @Command(name = "show", description = "Shows a picture.", mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {
    @Mixin private Target target = new Target();
    @Mixin private Terms terms = new Terms();
    @Mixin private Brightness brightness = new Brightness();
    @Mixin private PictureFile picture = new PictureFile();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      told(
          spec.commandLine().getOut(),
          target.client().show(picture.read(), terms.claim(brightness.level)));
      return 0;
    }
  }

  /// `hatrack leds clear`.
  @Command(
      name = "clear",
      description = "Ends your own claim; what is under it comes back.",
      mixinStandardHelpOptions = true)
  static final class Clear implements Callable<Integer> {
    @Mixin private Target target = new Target();

    @Override
    public Integer call() {
      target.client().release();
      return 0;
    }
  }
}
