package dev.hatrack.app;

import dev.hatrack.bus.simulated.SimulatedHeader;
import dev.hatrack.doctor.ConfiguredBoard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the agent makes of boards in a configuration.
public final class CatalogueBoards {
  private CatalogueBoards() {}

  /// The slugs of the boards that a configuration names.
  public static List<String> named(String yaml) {
    return ConfigFile.parse(yaml, Map.of()).config().boards().stream()
        .map(BoardConfig::board)
        .toList();
  }

  /// Every kind of board of the catalogue as the doctor is told of it.
  public static List<ConfiguredBoard> all() {
    try {
      Path file = Files.createTempFile("boards", ".yaml");
      try {
        Files.writeString(
            file,
            BoardCatalogue.slugs().stream()
                .map("{board: %s}"::formatted)
                .collect(Collectors.joining(", ", "boards: [", "]\n")));
        return new DoctorSetup(file, ConfigFile.load(file, true, Map.of()).config())
            .with(new SimulatedHeader())
            .boards();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
