package dev.hatrack.app;

import dev.hatrack.plugin.HostedPlugin;
import dev.hatrack.plugin.launch.PluginsConfig;
import dev.hatrack.plugin.launch.Stub;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hatrack plugin-stub driver`: what a launcher becomes where there is no agent.
@Command(
    name = "plugin-stub",
    description = "Tells Nomad that there is no agent; started by the launchers.",
    hidden = true,
    mixinStandardHelpOptions = true)
final class PluginStubCommand implements Callable<Integer> {
  @Parameters(paramLabel = "driver|device", description = "Which plugin of Nomad's it stands for.")
  private String kind = "";

  @Option(names = "--directory", paramLabel = "DIR", description = "Where the agent would be.")
  private Path directory = Path.of(PluginsConfig.USUAL);

  @Override
  public Integer call() throws IOException, InterruptedException {
    new Stub(kind(), Version.current()).serve(directory, System.out);
    return 0;
  }

  private HostedPlugin.Kind kind() {
    return Arrays.stream(HostedPlugin.Kind.values())
        .filter(one -> one.word().equals(kind))
        .findFirst()
        .orElseThrow(() -> new ConfigException("there is no plugin \"" + kind + "\""));
  }
}
