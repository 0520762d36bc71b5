package dev.hatrack.bus.recording;

import dev.hatrack.fuzz.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// A recording of the wires.
public final class RecordingTarget implements Target {
  private static final String WHOLE =
      """
      # what happened
      i2c 0x74 w 24 00 ff ok
      i2c 0x74 r 0f bc ok
      i2c 0x50 r 0000 d4 00 ok
      i2c 0x74 r 0f ?? nak
      spi 0.0 w 12 ok
      gpio 22 out 1
      gpio 5 in 0
      gpio 5 in error
      """;

  @Override
  public String name() {
    return "recording";
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(WHOLE.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public List<byte[]> words() {
    return Stream.of(" ", "\n", "??", "0x", "-1", "99999999999", "error", "spi 0.", "i2c 0x")
        .map(word -> word.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  public void read(byte[] input) {
    var _ = Recording.parse("made up", new String(input, StandardCharsets.UTF_8).lines().toList());
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of(IllegalArgumentException.class);
  }
}
