package dev.hatrack.api;

import dev.hatrack.fuzz.Target;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.SurfaceFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// A frame as JSON.
public final class PixelsTarget implements Target {
  private static final SurfaceFormat FORMAT = new SurfaceFormat(2, 2, Colours.RGB8);

  @Override
  public String name() {
    return "pixels";
  }

  @Override
  public List<byte[]> seeds() {
    return Stream.of("{\"pixels\": [[\"#ff8000\", \"#000000\"], [\"#00ff00\", \"#ffffff\"]]}")
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  public List<byte[]> words() {
    return Stream.of("null", "[", "]", "{", "}", "\"", "1e999999999", "-0.0", "\\ud800", "\u0000")
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  public void read(byte[] input) {
    var _ = PixelDocument.read(input, FORMAT);
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of(Problem.class);
  }
}
