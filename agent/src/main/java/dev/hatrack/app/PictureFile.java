package dev.hatrack.app;

import dev.hatrack.task.client.Png;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A picture that a person names.
final class PictureFile {
  @Parameters(paramLabel = "PICTURE", description = "A PNG file.")
  private @Nullable Path file;

  @Option(
      names = "--fit",
      paramLabel = "HOW",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
      defaultValue = "CONTAIN")
  private Png.Fit fit = Png.Fit.CONTAIN;

  /// @throws ConfigException when the file can't be read
  Png read() {
    Path named = file == null ? Path.of("") : file;
    try {
      return new Png(Files.readAllBytes(named), fit);
    } catch (NoSuchFileException e) {
      throw new ConfigException("there is no file " + named, e);
    } catch (IOException e) {
      throw new ConfigException("can't read " + named + ": " + e.getMessage(), e);
    }
  }
}
