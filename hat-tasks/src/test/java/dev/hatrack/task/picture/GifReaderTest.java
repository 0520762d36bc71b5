package dev.hatrack.task.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// Against the encoder in the JDK, which knows nothing of ours.
class GifReaderTest {
  private final BufferedImage noise = new BufferedImage(97, 61, BufferedImage.TYPE_BYTE_INDEXED);

  GifReaderTest() {
    Random random = new Random(1);
    for (int y = 0; y < noise.getHeight(); y++) {
      for (int x = 0; x < noise.getWidth(); x++) {
        noise.setRGB(x, y, y < 30 ? random.nextInt() | 0xFF000000 : 0xFFFF0000);
      }
    }
  }

  private byte[] gif() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(noise, "gif", out)).isTrue();
    return out.toByteArray();
  }

  private static List<int[]> frames(byte[] file) throws BadPicture {
    List<int[]> frames = new ArrayList<>();
    GifReader.read(file, (seen, delay) -> frames.add(seen.argb().clone()));
    return frames;
  }

  @Test
  void read_noise_isWhatWasWritten() throws Exception {
    int[] expected = noise.getRGB(0, 0, 97, 61, null, 0, 97);
    assertThat(frames(gif())).singleElement().isEqualTo(expected);
  }

  @Test
  void read_anyTruncation_isReadOrRefused() throws Exception {
    byte[] whole = gif();
    for (int length = 0; length < whole.length - 1; length += 7) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> frames(part)).isInstanceOf(BadPicture.class);
    }
  }

  @Test
  void read_damagedBytes_neverFailsOtherwise() throws Exception {
    byte[] whole = gif();
    Random random = new Random(2);
    int refused = 0;
    for (int i = 0; i < 2000; i++) {
      byte[] damaged = whole.clone();
      damaged[6 + random.nextInt(whole.length - 6)] = (byte) random.nextInt();
      damaged[6 + random.nextInt(20)] = (byte) random.nextInt();
      try {
        frames(damaged);
      } catch (BadPicture e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void pngReader_readsWhatTheWriterWrites() throws Exception {
    Raster raster = new Raster(new dev.hatrack.task.client.Size(2, 1), new int[] {0x80FF0001, -1});
    assertThat(PngReader.read(PngWriter.write(raster)).argb()).isEqualTo(raster.argb());
  }

  @Test
  void pngReader_readsTheJdksPng() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(noise, "png", out)).isTrue();
    assertThat(PngReader.read(out.toByteArray()).argb())
        .isEqualTo(noise.getRGB(0, 0, 97, 61, null, 0, 97));
  }
}
