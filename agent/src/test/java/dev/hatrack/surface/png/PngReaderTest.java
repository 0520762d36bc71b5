package dev.hatrack.surface.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Checked against the Java platform's own PNG writer and reader.
class PngReaderTest {
  private static BufferedImage noise(int type, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, type);
    Random random = new Random(width * 31L + height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        // Smooth in parts, so that the writer chooses filters of every kind.
        int shade = (x * 7 + y * 3) & 0xFF;
        image.setRGB(x, y, x % 5 == 0 ? random.nextInt() : (0xFF000000 | shade * 0x010203));
      }
    }
    return image;
  }

  private static byte[] written(BufferedImage image, boolean interlaced) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setProgressiveMode(
        interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(png)) {
      writer.setOutput(out);
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), how);
      writer.write(metadata, new IIOImage(image, null, metadata), how);
    } finally {
      writer.dispose();
    }
    return png.toByteArray();
  }

  /// `0xAARRGGBB` as the platform has it.
  private static int[] read(byte[] png) throws BadPng {
    PngReader reader = new PngReader(png);
    int width = reader.header().width();
    int[] argb = new int[width * reader.header().height()];
    int[] times = new int[argb.length];
    reader.read(
        (x, y, rgba) -> {
          times[y * width + x]++;
          argb[y * width + x] =
              (int)
                  ((eight(rgba) << 24)
                      | (eight(rgba >>> 48) << 16)
                      | (eight(rgba >>> 32) << 8)
                      | eight(rgba >>> 16));
        });
    assertThat(times).containsOnly(1);
    return argb;
  }

  private static long eight(long sixteen) {
    return ((sixteen & 0xFFFF) * 255 + 0x7FFF) / 0xFFFF;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1", "2, 1", "1, 2", "3, 3", "4, 5", "5, 4", "8, 8", "9, 17", "33, 7", "64, 50",
  })
  void read_everySize_interlacedOrNot_isThePicture(int width, int height) throws Exception {
    int[] types = {
      BufferedImage.TYPE_INT_RGB,
      BufferedImage.TYPE_INT_ARGB,
      BufferedImage.TYPE_BYTE_INDEXED,
      BufferedImage.TYPE_BYTE_BINARY
    };
    for (int type : types) {
      BufferedImage image = noise(type, width, height);
      int[] expected = image.getRGB(0, 0, width, height, null, 0, width);
      for (boolean interlaced : new boolean[] {false, true}) {
        byte[] png = written(image, interlaced);
        assertThat(new PngReader(png).header().interlaced()).isEqualTo(interlaced);
        assertThat(read(png)).as("type %d", type).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
  void read_grey_isItsOwnSamples(int type) throws Exception {
    BufferedImage image = noise(type, 20, 10);
    long most = type == BufferedImage.TYPE_BYTE_GRAY ? 255 : 65535;
    new PngReader(written(image, true))
        .read(
            (x, y, rgba) ->
                assertThat(rgba >>> 48)
                    .isEqualTo(image.getRaster().getSample(x, y, 0) * (0xFFFF / most)));
  }

  @Test
  void write_isReadByThePlatform() throws IOException {
    byte[] rgb =
        PngWriter.rgb(
            300,
            2,
            (y, row) -> {
              for (int i = 0; i < row.length; i++) {
                row[i] = (byte) (i * 7 + y);
              }
            });
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(rgb));
    assertThat(image.getWidth()).isEqualTo(300);
    assertThat(image.getHeight()).isEqualTo(2);
    assertThat(image.getRGB(1, 1)).isEqualTo(0xFF000000 | (22 << 16) | (29 << 8) | 36);

    byte[] grey = PngWriter.grey(3, 1, (_, row) -> Arrays.fill(row, (byte) 200));
    assertThat(ImageIO.read(new ByteArrayInputStream(grey)).getRaster().getSample(2, 0, 0))
        .isEqualTo(200);
  }

  @Test
  void read_anyByteChanged_isRefusedByItsChecksum() throws Exception {
    byte[] png = written(noise(BufferedImage.TYPE_INT_RGB, 8, 8), false);
    for (int i = 0; i < png.length; i++) {
      byte[] changed = png.clone();
      changed[i] ^= 0x10;
      int at = i;
      assertThatThrownBy(() -> read(changed)).as("byte %d", at).isInstanceOf(BadPng.class);
    }
  }

  @Test
  void read_anyBytesAtAll_isRefusedAndNothingElse() throws Exception {
    byte[] png = written(noise(BufferedImage.TYPE_BYTE_INDEXED, 8, 8), false);
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      byte[] fuzzed = PngChunks.patched(png, random);
      try {
        assertThat(read(fuzzed)).isNotEmpty();
      } catch (BadPng e) {
        assertThat(e).hasMessageNotContaining("null");
      }
    }
  }
}
