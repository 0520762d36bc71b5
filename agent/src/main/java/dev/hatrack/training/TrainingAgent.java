package dev.hatrack.training;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// The configuration of the agent that is trained: every board simulated, Consul and Nomad played
/// by a stand-in, nothing outside its folder.
///
/// @param folder its own, empty
/// @param neighbours who answers as Consul and Nomad
record TrainingAgent(Path folder, URI neighbours) {
  /// Where its plugins wait for launchers.
  static Path plugins(Path folder) {
    return folder.resolve("plugins");
  }

  /// Writes it.
  ///
  /// @return the file
  Path write() throws IOException {
    Files.createDirectory(plugins(folder));
    return Files.writeString(
        folder.resolve("hatrack.yaml"),
        """
        agent:   { id: training }
        http:    { port: 0 }
        boards:
        - { board: scroll-hat-mini, simulated: true }
        - { board: sense-hat, simulated: true }
        - { board: inky-phat, simulated: true, refresh: 1s }
        state:   { directory: "%s" }
        consul:  { enabled: true, address: "%s" }
        nomad:   { enabled: true, address: "%s" }
        auth:    { mode: open }
        plugins: { enabled: true, directory: "%s" }
        """
            .formatted(folder.resolve("state"), neighbours, neighbours, plugins(folder)));
  }
}
