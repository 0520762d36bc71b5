package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.surface.picture.Dither;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Little that is sent and much when it is unpacked. A size that only the header claims is in
/// {@link BadInputTest}.
@Timeout(60)
class BombsTest {
  private static final int MEGABYTE = 1 << 20;

  @Test
  void aPackedBody_isNotUnpacked() {
    try (RunningApi api = new RunningApi(true)) {
      RunningApi.Answer packed =
          api.put("/hat/leds", RunningApi.frame(1), "Content-Encoding", "gzip");

      assertThat(packed.status).isEqualTo(415);
      assertThat(packed.detail()).contains("without Content-Encoding");
      assertThat(api.put("/hat/leds", RunningApi.frame(1), "Content-Encoding", "identity").status)
          .isEqualTo(200);
    }
  }

  /// 100 MB of zeros behind the rows that the header speaks of are not looked at.
  @Test
  void aPictureWithMoreDataThanItSays_costsWhatItSays() throws IOException {
    assertThat(memoryFor(png(new byte[0], 100))).isLessThan(4L * MEGABYTE);
  }

  /// A colour profile, a text: whatever is packed and is not the picture is passed over.
  @Test
  void aPictureWithPackedExtras_isReadWithoutThem() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    packed.writeBytes(new byte[] {'x', 0, 0});
    packed.writeBytes(zeros(0, 50));
    ByteArrayOutputStream extras = new ByteArrayOutputStream();
    extras.writeBytes(chunk("iCCP", packed.toByteArray()));
    extras.writeBytes(chunk("zTXt", packed.toByteArray()));

    assertThat(memoryFor(png(extras.toByteArray(), 0))).isLessThan(4L * MEGABYTE);
  }

  private static long memoryFor(byte[] picture) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    var _ =
        PngPicture.read(
            picture, new SurfaceFormat(17, 7, Colours.GREY8), Optional.empty(), Dither.NONE);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  /// A dark picture of 17x7.
  ///
  /// @param extras chunks behind the header
  /// @param megabytes of zeros behind the picture's own
  private static byte[] png(byte[] extras, int megabytes) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    ByteBuffer header = ByteBuffer.allocate(13).putInt(17).putInt(7).put((byte) 8);
    png.writeBytes(chunk("IHDR", header.array()));
    png.writeBytes(extras);
    png.writeBytes(chunk("IDAT", zeros(18 * 7, megabytes)));
    png.writeBytes(chunk("IEND", new byte[0]));
    return png.toByteArray();
  }

  private static byte[] zeros(int bytes, int megabytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      deflater.write(new byte[bytes]);
      for (int written = 0; written < megabytes; written++) {
        deflater.write(new byte[MEGABYTE]);
      }
    }
    return packed.toByteArray();
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(name)
        .put(data)
        .putInt((int) sum.getValue())
        .array();
  }
}
