package dev.hatrack.app;

import dev.hatrack.bus.Buses;
import dev.hatrack.bus.linux.LinuxBuses;
import dev.hatrack.doctor.Diagnosis;
import dev.hatrack.doctor.Machine;
import dev.hatrack.doctor.Permissions;
import dev.hatrack.doctor.Report;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hatrack doctor`.
@Command(
    name = "doctor",
    description = "Finds out what is in the way, and says what to type. Changes nothing.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {"0:nothing is wrong", "1:something is", "2:the configuration can't be read"})
final class DoctorCommand implements Callable<Integer> {
  @Mixin private ConfigOption config = new ConfigOption();

  @Option(names = "--json", description = "Print it for programs.")
  private boolean json;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "Where dev, etc, proc, run and sys are. Default: ${DEFAULT-VALUE}.",
      defaultValue = "/")
  private Path root = Path.of("/");

  @Override
  public Integer call() {
    AgentConfig asked = config.load().config();
    String user = System.getProperty("user.name", "?");
    Machine machine =
        new Machine(root.toAbsolutePath().normalize(), Instant.now(), user, Permissions.KERNEL);
    try (Buses header = new LinuxBuses(asked.bus().i2c())) {
      Diagnosis diagnosis =
          Diagnosis.of(machine, new DoctorSetup(config.file(), asked).with(header));
      Report report = new Report(diagnosis);
      System.out.print(json ? report.json() + System.lineSeparator() : report.text());
      return diagnosis.fine() ? 0 : 1;
    }
  }
}
