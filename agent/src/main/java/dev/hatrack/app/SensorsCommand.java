package dev.hatrack.app;

import dev.hatrack.task.client.HatClient;
import dev.hatrack.task.client.SensorsState;
import dev.hatrack.task.run.Durations;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `hatrack sensors`.
@Command(name = "sensors", description = "What the sensors say.", mixinStandardHelpOptions = true)
final class SensorsCommand implements Callable<Integer> {
  @Mixin private Target target = new Target();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--watch", description = "Again and again, until Ctrl-C.")
  private boolean watch;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      description = "How often, with --watch. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1s")
  private String interval = "1s";

  @Override
  public Integer call() throws InterruptedException {
    Duration pause = pause();
    HatClient client = target.client();
    PrintWriter out = spec.commandLine().getOut();
    print(client.sensors(), out);
    while (watch) {
      Thread.sleep(pause);
      out.println();
      print(client.sensors(), out);
    }
    return 0;
  }

  private Duration pause() {
    try {
      return Durations.parse(interval);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("--interval: " + e.getMessage(), e);
    }
  }

  private static void print(SensorsState state, PrintWriter out) {
    state
        .readings()
        .forEach(
            reading ->
                out.printf(
                    Locale.ROOT,
                    "%-15s %-24s %-5s %s%s%n",
                    reading.quantity(),
                    values(reading),
                    reading.unit(),
                    reading.source(),
                    reading.stale() ? "  STALE: the sensor says the same for ever" : ""));
    out.flush();
  }

  private static String values(SensorsState.Measurement reading) {
    return reading.values().values().stream()
        .map(value -> String.format(Locale.ROOT, "%7.2f", value))
        .collect(Collectors.joining(" "));
  }
}
