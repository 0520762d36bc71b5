package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.surface.picture.Dither;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/// Pictures as the PNG specification (ISO/IEC 15948) has them, chunk by chunk: 4x2 pixels, all
/// alike.
class PngPictureTest {
  private static final SurfaceFormat FORMAT = new SurfaceFormat(4, 2, Colours.GREY8);
  private static final int GREY = 0;
  private static final int RGB = 2;
  private static final int PALETTE = 3;
  private static final int GREY_ALPHA = 4;
  private static final int RGB_ALPHA = 6;

  private static Frame read(byte[] png) {
    return PngPicture.read(png, FORMAT, Optional.empty(), Dither.NONE);
  }

  private static int level(Png png) {
    Frame frame = read(png.bytes());
    for (int y = 0; y < 2; y++) {
      for (int x = 0; x < 4; x++) {
        assertThat(frame.at(x, y)).isEqualTo(frame.at(0, 0));
      }
    }
    return frame.at(0, 0);
  }

  @Test
  void grey_of8And16Bits_isTakenAsItIs() {
    assertThat(level(new Png(GREY, 8).rows(100))).isEqualTo(100);
    assertThat(level(new Png(GREY, 16).rows(100, 0))).isEqualTo(100);
    assertThat(level(new Png(GREY_ALPHA, 16).rows(200, 0, 128, 0))).isEqualTo(100);
  }

  @Test
  void colour_isItsLuma() {
    assertThat(level(new Png(RGB, 8).rows(255, 0, 0))).isEqualTo(54);
    assertThat(level(new Png(RGB, 8).rows(0, 255, 0))).isEqualTo(182);
    assertThat(level(new Png(RGB, 8).rows(0, 0, 255))).isEqualTo(18);
    assertThat(level(new Png(RGB, 16).rows(100, 0, 100, 0, 100, 0))).isEqualTo(100);
    assertThat(level(new Png(RGB_ALPHA, 8).rows(200, 200, 200, 128))).isEqualTo(100);
  }

  @Test
  void palette_isLookedUp_withItsTransparency() {
    Png png = new Png(PALETTE, 8).chunk("PLTE", 0, 0, 0, 200, 200, 200);

    assertThat(level(png.copy().rows(1))).isEqualTo(200);
    assertThat(level(png.copy().chunk("tRNS", 255, 128).rows(1))).isEqualTo(100);
  }

  @Test
  void theTransparentColour_isBlack() {
    assertThat(level(new Png(GREY, 8).chunk("tRNS", 0, 100).rows(100))).isZero();
    assertThat(level(new Png(RGB, 8).chunk("tRNS", 0, 9, 0, 9, 0, 9).rows(9, 9, 9))).isZero();
  }

  /// Adam7's passes for 4x2 pixels have 1x1, 1x1, 2x1 and 4x1 of them (section 8.2).
  @Test
  void interlaced_isPutTogether() {
    Png png = new Png(GREY, 8).interlaced();

    assertThat(level(png.data(0, 70, 0, 70, 0, 70, 70, 0, 70, 70, 70, 70))).isEqualTo(70);
  }

  @Test
  void animated_isItsFirstFrame() {
    Png png =
        new Png(GREY, 8).chunk("acTL", 0, 0, 0, 2, 0, 0, 0, 0).rows(33).chunk("fdAT", 0, 0, 0, 2);

    assertThat(level(png)).isEqualTo(33);
  }

  @Test
  void whatIsPackedBesideThePicture_isNotUnpacked() {
    byte[] bomb = Png.deflated(new byte[5_000_000]);

    assertThat(level(new Png(GREY, 8).chunk("zTXt", "x\0\0", bomb).rows(12))).isEqualTo(12);
    assertThat(level(new Png(GREY, 8).chunk("iCCP", "x\0\0", bomb).rows(12))).isEqualTo(12);
  }

  @Test
  void moreDataThanPixels_isLeftAlone() {
    assertThat(level(new Png(GREY, 8).data(new int[5_000_000]))).isZero();
  }

  @Test
  void lengthsThatAreLies_areRefused() {
    for (String type : new String[] {"PLTE", "tRNS", "iTXt", "eXIf"}) {
      Png png = new Png(PALETTE, 8).chunk("PLTE", 0, 0, 0).lyingChunk(type).rows(0);

      assertThatThrownBy(() -> read(png.bytes()))
          .as(type)
          .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.status()).isEqualTo(400));
    }
  }

  @Test
  void aPictureThatBreaksOff_isRefused() {
    byte[] whole = new Png(GREY, 8).rows(1).bytes();
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);

      assertThatThrownBy(() -> read(part)).isInstanceOf(Problem.class);
    }
  }

  /// A picture in the making.
  private static final class Png {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int colourType;
    private final int depth;

    Png(int colourType, int depth) {
      this(colourType, depth, 0);
    }

    private Png(int colourType, int depth, int interlace) {
      this.colourType = colourType;
      this.depth = depth;
      out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
      chunk("IHDR", 0, 0, 0, 4, 0, 0, 0, 2, depth, colourType, 0, 0, interlace);
    }

    Png interlaced() {
      return new Png(colourType, depth, 1);
    }

    Png copy() {
      Png copy = new Png(colourType, depth);
      copy.out.reset();
      copy.out.writeBytes(out.toByteArray());
      return copy;
    }

    /// Both rows, unfiltered, of one pixel.
    Png rows(int... pixel) {
      int[] data = new int[2 * (1 + 4 * pixel.length)];
      for (int i = 0; i < data.length; i++) {
        int column = i % (1 + 4 * pixel.length);
        data[i] = column == 0 ? 0 : pixel[(column - 1) % pixel.length];
      }
      return data(data);
    }

    Png data(int... data) {
      return chunk("IDAT", deflated(bytes(data)));
    }

    Png chunk(String type, int... data) {
      return chunk(type, bytes(data));
    }

    Png chunk(String type, String head, byte[] data) {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      whole.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
      whole.writeBytes(data);
      return chunk(type, whole.toByteArray());
    }

    private Png chunk(String type, byte[] data) {
      return chunk(type, data.length, data);
    }

    /// One that says it is as long as a chunk may be, and isn't.
    Png lyingChunk(String type) {
      return chunk(type, Integer.MAX_VALUE, new byte[3]);
    }

    private Png chunk(String type, int length, byte[] data) {
      CRC32 crc = new CRC32();
      crc.update(type.getBytes(StandardCharsets.US_ASCII));
      crc.update(data);
      out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
      out.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(data);
      out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
      return this;
    }

    byte[] bytes() {
      return copy().chunk("IEND").out.toByteArray();
    }

    private static byte[] bytes(int... data) {
      byte[] bytes = new byte[data.length];
      for (int i = 0; i < data.length; i++) {
        bytes[i] = (byte) data[i];
      }
      return bytes;
    }

    static byte[] deflated(byte[] data) {
      try (Deflater deflater = new Deflater()) {
        deflater.setInput(data);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        while (!deflater.finished()) {
          packed.write(part, 0, deflater.deflate(part));
        }
        return packed.toByteArray();
      }
    }
  }
}
