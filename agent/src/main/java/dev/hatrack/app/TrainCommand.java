package dev.hatrack.app;

import dev.hatrack.training.Training;
import dev.hatrack.training.TrainingFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hatrack train`: the `hatrack` script adds the options.
@Command(
    name = "train",
    description = {
      "Makes the agent start sooner and need less memory: trains the JVM's AOT cache for this very"
          + " Java and this very version.",
      "The service does this at its first start, and again when one of the two is new."
    },
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  @Option(names = "--into", paramLabel = "FILE", required = true, description = "The cache.")
  private Path cache = Path.of("");

  @Option(
      names = "--for",
      paramLabel = "KEY",
      required = true,
      description = "What the cache is good for; written beside it.")
  private String key = "";

  @Option(
      names = "--launcher",
      paramLabel = "FILE",
      required = true,
      description = "The launcher of the driver plugin.")
  private Path launcher = Path.of("");

  @Override
  public Integer call() throws InterruptedException {
    try {
      Files.createDirectories(cache.toAbsolutePath().getParent());
      new Training(cache.toAbsolutePath(), key, launcher.toAbsolutePath()).run(System.out);
      return 0;
    } catch (TrainingFailed e) {
      System.err.println("hatrack: nothing was trained: " + e.getMessage());
    } catch (IOException e) {
      System.err.println("hatrack: nothing was trained: " + e);
    }
    return 1;
  }
}
