package dev.hatrack.app;

import dev.hatrack.access.Reservations;
import dev.hatrack.access.TasksInside;
import dev.hatrack.plugin.device.DeviceConfig;
import dev.hatrack.plugin.device.HatDevices;
import dev.hatrack.plugin.device.TaskApi;
import dev.hatrack.plugin.driver.HatDriver;
import dev.hatrack.plugin.launch.Launches;
import dev.hatrack.plugin.launch.PluginsConfig;
import dev.hatrack.plugin.local.Hardware;
import dev.hatrack.plugin.task.BoardsHealth;
import dev.hatrack.plugin.task.HatTasks;
import dev.hatrack.plugin.task.LocalHats;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What Nomad drives the boards by, where it is wanted.
final class Plugins implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Plugins.class);

  private final HatDriver driver;
  private final HatDevices devices;
  private final Optional<Launches> launches;

  /// @param callers knows what a task may do
  /// @param api where tasks of this node reach the API
  Plugins(
      PluginsConfig config,
      DeviceConfig slots,
      Hardware hardware,
      Reservations reservations,
      TasksInside callers,
      TaskApi api) {
    InstantSource time = InstantSource.system();
    this.driver =
        new HatDriver(
            new HatTasks(),
            new LocalHats(hardware, callers),
            new BoardsHealth(hardware.rack()),
            Version.current(),
            time);
    this.devices =
        new HatDevices(hardware.rack(), hardware.surfaces(), reservations, api, slots, time);
    this.launches = open(config);
  }

  /// Boards are served without Nomad's plugins too, so that what is wrong with them ends nothing.
  private Optional<Launches> open(PluginsConfig config) {
    if (!config.wanted()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Launches.open(config.directory(), List.of(driver, devices), Version.current()));
    } catch (IOException e) {
      log.error(
          "Nomad's plugins are not served: {} (plugins.directory, docs/nomad-plugins.md)",
          e.toString());
      return Optional.empty();
    }
  }

  /// The launchers go first: what ends after them Nomad recovers, and counts nothing as failed.
  @Override
  public void close() {
    launches.ifPresent(Launches::close);
    devices.close();
    driver.close();
  }
}
