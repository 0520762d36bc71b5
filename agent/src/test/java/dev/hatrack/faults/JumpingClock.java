package dev.hatrack.faults;

import dev.hatrack.cluster.Requirement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/// The agent's time of day, moved while it runs by a small library that is preloaded into it.
///
/// @param library compiled
/// @param offset the file with the seconds
record JumpingClock(Path library, Path offset) {
  private static final Path SOURCE = Path.of("src", "test", "c", "jumping_clock.c");

  /// Compiles it.
  ///
  /// @param directory for both files
  static JumpingClock in(Path directory) throws IOException, InterruptedException {
    Path library = directory.resolve("jumping_clock.so");
    var compiler =
        new ProcessBuilder(
                "cc", "-O2", "-shared", "-fPIC", "-o", library.toString(), SOURCE.toString())
            .inheritIO();
    int status = compiler.start().waitFor();
    Requirement.that(status == 0, "there is no C compiler for a clock that jumps: install gcc");
    var clock = new JumpingClock(library, directory.resolve("offset"));
    clock.set(0);
    return clock;
  }

  /// What the agent's process must have in its environment.
  Map<String, String> environment() {
    return Map.of("LD_PRELOAD", library.toString(), "JUMPING_CLOCK", offset.toString());
  }

  /// @param seconds before or behind the right time
  void set(long seconds) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
    try (var file =
        Files.newByteChannel(offset, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      var _ = file.write(bytes.putLong(seconds).flip());
    }
  }
}
