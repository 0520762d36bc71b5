package dev.hatrack.api;

import dev.hatrack.fuzz.Target;
import dev.hatrack.fuzz.Texts;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.SurfaceFormat;
import java.util.List;

/// A page for e-ink as JSON: pixels or a text.
public final class PageTarget implements Target {
  private static final SurfaceFormat FORMAT = new SurfaceFormat(2, 2, Colours.BLACK_WHITE_RED);

  @Override
  public String name() {
    return "page";
  }

  @Override
  public List<byte[]> seeds() {
    return Texts.of(
        "{\"text\": \"hello\\n"
            + "world\", \"size\": 2, \"colour\": \"red\", \"background\": \"white\"}",
        "{\"pixels\": [[\"red\", \"white\"], [\"black\", \"red\"]]}");
  }

  @Override
  public List<byte[]> words() {
    return Texts.jsonWords();
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
