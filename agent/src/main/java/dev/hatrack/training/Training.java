package dev.hatrack.training;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/// One training: an agent, everything asked of it that a day brings, and its cache put in place.
///
/// @param cache where the cache is to be; its folder is there
/// @param key what it is good for (the Java, its flags, the jar): written beside it, as `…​.key`,
///   once the cache is whole. Whoever uses the cache compares it first
/// @param launcher the script that Nomad starts as its driver
public record Training(Path cache, String key, Path launcher) {
  /// Trains. Takes half a minute of one core, more on a Pi, and 300 MB for some seconds of it.
  ///
  /// @param out is told how it goes
  /// @throws TrainingFailed when there is no cache now, with the reason
  public void run(PrintStream out) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("hatrack-training-");
    Path made = cache.resolveSibling(cache.getFileName() + ".new");
    try {
      out.println("training: an agent with simulated boards is run and asked everything");
      exercise(folder, made);
      out.println("training: trying the cache");
      Trainee.tryOut(made);
      keep(made);
      out.printf("training: %s, %d MiB%n", cache, Files.size(cache) >> 20);
    } finally {
      Files.deleteIfExists(made);
      Files.deleteIfExists(made.resolveSibling(made.getFileName() + ".config")); // the JVM's own
      delete(folder);
    }
  }

  private void exercise(Path folder, Path made) throws IOException, InterruptedException {
    try (StandIn neighbours = new StandIn();
        Trainee agent = new Trainee(new TrainingAgent(folder, neighbours.address()), made)) {
      new Exercise(agent.ready()).run();
      new PluginExercise(launcher, TrainingAgent.plugins(folder)).run();
      agent.finish();
    }
    if (!Files.exists(made)) {
      throw new TrainingFailed("the JVM wrote no cache to " + made);
    }
  }

  /// A power cut leaves no cache that looks whole: the key comes last.
  private void keep(Path made) throws IOException {
    Path keyFile = cache.resolveSibling(cache.getFileName() + ".key");
    Files.deleteIfExists(keyFile);
    try (FileChannel written = FileChannel.open(made, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    var _ =
        Files.move(
            made, cache, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    var _ = Files.writeString(keyFile, key + "\n");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
