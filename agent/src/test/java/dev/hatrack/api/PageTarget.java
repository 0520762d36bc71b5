package dev.hatrack.api;

import dev.hatrack.fuzz.Target;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.SurfaceFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// A page for e-ink as JSON: pixels or a text.
public final class PageTarget implements Target {
  private static final SurfaceFormat FORMAT = new SurfaceFormat(2, 2, Colours.BLACK_WHITE_RED);

  @Override
  public String name() {
    return "page";
  }

  @Override
  public List<byte[]> seeds() {
    return Stream.of(
            "{\"text\": \"hello\\n"
                + "world\", \"size\": 2, \"colour\": \"red\", \"background\": \"white\"}",
            "{\"pixels\": [[\"red\", \"white\"], [\"black\", \"red\"]]}")
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
    var _ = PageDocument.read(input, FORMAT);
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of(Problem.class);
  }
}
