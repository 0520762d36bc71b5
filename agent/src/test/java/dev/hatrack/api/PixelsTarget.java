package dev.hatrack.api;

import dev.hatrack.fuzz.Target;
import dev.hatrack.fuzz.Texts;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.SurfaceFormat;
import java.util.List;

/// A frame as JSON.
public final class PixelsTarget implements Target {
  private static final SurfaceFormat FORMAT = new SurfaceFormat(2, 2, Colours.RGB8);

  @Override
  public String name() {
    return "pixels";
  }

  @Override
  public List<byte[]> seeds() {
    return Texts.of("{\"pixels\": [[\"#ff8000\", \"#000000\"], [\"#00ff00\", \"#ffffff\"]]}");
  }

  @Override
  public List<byte[]> words() {
    return Texts.jsonWords();
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
