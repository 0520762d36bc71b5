package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.surface.picture.Dither;
import dev.hatrack.surface.picture.Fit;
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

  @Test
  void oneWrongBit_isToldByTheChecksum() {
    byte[] png = new Png(GREY, 8).rows(1).bytes();
    png[45] ^= 1;

    assertThatThrownBy(() -> read(png))
        .isInstanceOfSatisfying(
            Problem.class,
            e -> {
              assertThat(e.status()).isEqualTo(400);
              assertThat(e.detail()).contains("checksum of its chunk IDAT is wrong");
            });
  }

  @Test
  void partsThatDoNotFitTogether_areRefused() {
    Png palette = new Png(PALETTE, 8).chunk("PLTE", 0, 0, 0, 9, 9, 9);
    Png grey = new Png(GREY, 8);

    refused(palette.copy().rows(2), "colour 2 of a palette of 2");
    refused(new Png(PALETTE, 8).rows(0), "no palette");
    refused(new Png(PALETTE, 8).chunk("PLTE", 1, 2).rows(0), "palette has 2 bytes");
    refused(palette.copy().chunk("tRNS", 1, 2, 3).rows(0), "3 of transparency");
    refused(palette.copy().chunk("PLTE", 0, 0, 0).rows(0), "PLTE comes twice");
    refused(grey.copy().chunk("tRNS", 1).rows(0), "tRNS has 1 bytes");
    refused(grey.copy().chunk("CgBI", 1).rows(0), "CgBI is not known");
    refused(grey.copy().data(5, 0, 0, 0, 0, 5, 0, 0, 0, 0), "filter 5");
    refused(grey.copy().data(0, 0, 0, 0, 0), "data ends before the picture");
    refused(grey.copy(), "data ends before the picture");
    refused(grey.copy().chunk("IDAT", 1, 2, 3), "can't be decompressed");
    refused(grey.copy().rows(0).chunk("tEXt", 1).rows(0), "do not follow each other");
    refused(new Png(RGB, 4).rows(0), "no colour type 2 of 4 bits");
    refused(new Png(7, 8).rows(0), "no colour type 7");
  }

  private static void refused(Png png, String words) {
    byte[] bytes = png.bytes();
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOfSatisfying(
            Problem.class,
            e -> assertThat(e.detail()).contains("not a PNG that can be read", words));
  }

  @Test
  void data_inManyChunks_isOne() {
    byte[] packed = Png.deflated(new byte[] {0, 7, 7, 7, 7, 0, 7, 7, 7, 7});
    Png png = new Png(GREY, 8);
    for (byte each : packed) {
      png.chunk("IDAT", each & 0xFF).chunk("IDAT");
    }

    assertThat(level(png)).isEqualTo(7);
  }

  @Test
  void ofOneBit_isUnpacked() {
    assertThat(level(new Png(GREY, 1).data(0, 0xF0, 0, 0xF0))).isEqualTo(255);
    assertThat(level(new Png(GREY, 2).data(0, 0x55, 0, 0x55))).isEqualTo(85);
    assertThat(level(new Png(GREY, 4).data(0, 0x33, 0x33, 0, 0x33, 0x33))).isEqualTo(51);
  }

  @Test
  void alpha_onEink_liesOverWhite() {
    SurfaceFormat paper = new SurfaceFormat(4, 2, Colours.BLACK_WHITE_RED);
    byte[] clear = new Png(RGB_ALPHA, 8).rows(0, 0, 0, 0).bytes();
    byte[] red = new Png(RGB_ALPHA, 8).rows(255, 0, 0, 255).bytes();

    assertThat(PngPicture.read(clear, paper, Optional.empty(), Dither.FLOYD_STEINBERG))
        .isEqualTo(Frame.blank(paper));
    assertThat(PngPicture.read(red, paper, Optional.empty(), Dither.NONE))
        .hasToString("rrrr\nrrrr\n");
    SurfaceFormat high = new SurfaceFormat(4, 4, Colours.BLACK_WHITE_RED);
    assertThat(PngPicture.read(red, high, Optional.of(Fit.CONTAIN), Dither.NONE))
        .hasToString("wwww\nrrrr\nrrrr\nwwww\n");
  }

  /// 16 Mi pixels: a library's image of them would be larger than the agent's heap of 48 MB.
  @Test
  void theLargestPicture_isScaledAsItIsRead_andALargerOneIsNot() {
    byte[] rows = new byte[4096 * (1 + 4096 / 8)];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (byte) (i % 513 == 0 ? 0 : 0xFF);
    }
    Png largest = new Png(GREY, 1, 0, 4096, 4096).chunk("IDAT", Png.deflated(rows));

    Frame frame = PngPicture.read(largest.bytes(), FORMAT, Optional.of(Fit.STRETCH), Dither.NONE);

    assertThat(frame.bytes()).containsOnly(0xFF);
    byte[] larger = new Png(GREY, 1, 0, 4097, 1).bytes();
    assertThatThrownBy(() -> PngPicture.read(larger, FORMAT, Optional.of(Fit.STRETCH), Dither.NONE))
        .hasMessageContaining("at most 4096 pixels wide and high; it is 4097x1");
    byte[] vast = new Png(GREY, 1, 0, -1, Integer.MAX_VALUE).bytes();
    assertThatThrownBy(() -> PngPicture.read(vast, FORMAT, Optional.of(Fit.COVER), Dither.NONE))
        .hasMessageContaining("4294967295x2147483647");
  }

  @Test
  void onePixel_fillsTheSurface() {
    byte[] pixel = new Png(RGB, 8, 0, 1, 1).data(0, 9, 9, 9).bytes();

    assertThat(PngPicture.read(pixel, FORMAT, Optional.of(Fit.COVER), Dither.NONE).bytes())
        .containsOnly(9);
    assertThat(PngPicture.read(pixel, FORMAT, Optional.of(Fit.CONTAIN), Dither.NONE).bytes())
        .containsExactly(0, 9, 9, 0, 0, 9, 9, 0);
  }

  @Test
  void write_everyKindOfColours_isReadAgain() {
    for (Colours colours : Colours.values()) {
      SurfaceFormat format = new SurfaceFormat(4, 2, colours);
      byte[] bytes = new byte[format.frameBytes()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (colours.inks().isEmpty() ? 11 * i : i % colours.inks().size());
      }
      Frame frame = Frame.of(format, bytes);
      byte[] png = PngPicture.write(frame, 3);

      assertThat(PngPicture.read(png, format, Optional.of(Fit.STRETCH), Dither.NONE))
          .isEqualTo(frame);
    }
  }

  /// A picture in the making.
  private static final class Png {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int colourType;
    private final int depth;

    Png(int colourType, int depth) {
      this(colourType, depth, 0, 4, 2);
    }

    Png(int colourType, int depth, int interlace, int width, int height) {
      this.colourType = colourType;
      this.depth = depth;
      out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
      ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
      header.put(bytes(depth, colourType, 0, 0, interlace));
      chunk("IHDR", header.array());
    }

    Png interlaced() {
      return new Png(colourType, depth, 1, 4, 2);
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
