package dev.hatrack.surface.picture;

import dev.hatrack.fuzz.Target;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.surface.png.PngWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A PNG for e-ink, of any size.
public final class PictureTarget implements Target {
  private static final SurfaceFormat FORMAT = new SurfaceFormat(16, 16, Colours.BLACK_WHITE_RED);

  @Override
  public String name() {
    return "png";
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(
        PngWriter.grey(16, 9, (y, row) -> row[y] = (byte) 255),
        PngWriter.rgb(7, 5, (y, row) -> row[y] = 99));
  }

  @Override
  public List<byte[]> words() {
    return Stream.of("IHDR", "IDAT", "PLTE", "tRNS", "IEND", "acTL", "fdAT")
        .map(word -> word.getBytes(StandardCharsets.US_ASCII))
        .toList();
  }

  @Override
  public void read(byte[] input) {
    var _ = PngFrame.read(input, FORMAT, Optional.of(Fit.CONTAIN), Dither.FLOYD_STEINBERG);
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of(BadPicture.class);
  }
}
