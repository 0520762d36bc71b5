package dev.hatrack.nativeimage.recorder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What rewritten code calls. Static, because any class of the program must be able to.
public final class Tap {
  /// The system property that names the folder: a file of it for each process.
  public static final String FOLDER = "hatrack.recording";

  /// How the name of a file ends whose recording has a gap.
  public static final String FAILED = ".failed";

  private static final Path FILE =
      Path.of(System.getProperty(FOLDER, "."), ProcessHandle.current().pid() + ".recording");
  private static final Set<String> WRITTEN = ConcurrentHashMap.newKeySet();

  private Tap() {}

  /// A watched call has returned, or is about to be made where that is what counts.
  ///
  /// @param result what it returned; null for a number
  /// @param arguments the receiver first, if it has one; null for numbers
  /// @param owner its class, with slashes
  /// @param name its name
  /// @param caller whose code it is in
  public static void seen(
      @Nullable Object result,
      @Nullable Object[] arguments,
      String owner,
      String name,
      String caller) {
    new Call(result, Arrays.asList(arguments), owner, name, new Accesses(caller))
        .reached()
        .map(Access::line)
        .filter(WRITTEN::add)
        .forEach(line -> write(FILE, line));
  }

  static void failed(String type, RuntimeException why) {
    write(FILE.resolveSibling(FILE.getFileName() + FAILED), type + ": " + why);
  }

  private static synchronized void write(Path file, String line) {
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
