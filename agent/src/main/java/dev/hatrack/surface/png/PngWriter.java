package dev.hatrack.surface.png;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes a PNG of 8 bits a sample, row by row.
public final class PngWriter {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private PngWriter() {}

  /// Gives the rows of a picture.
  @FunctionalInterface
  public interface Rows {
    /// @param y from 0 at the top
    /// @param row to be filled from the left: a byte for each pixel, its level, or three, red,
    ///   green and blue
    void row(int y, byte[] row);
  }

  /// A picture in grey.
  public static byte[] grey(int width, int height, Rows rows) {
    return write(width, height, ColourType.GREY, rows);
  }

  /// A picture in colour.
  public static byte[] rgb(int width, int height, Rows rows) {
    return write(width, height, ColourType.RGB, rows);
  }

  private static byte[] write(int width, int height, ColourType type, Rows rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put((byte) 8).put((byte) type.code());
    chunk(out, "IHDR", header.array());
    chunk(out, "IDAT", data(width * type.samples(), height, rows));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  /// Rows without a filter: what is written here has long runs of one colour, which compress as
  /// well without.
  private static byte[] data(int length, int height, Rows rows) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] filter = new byte[1];
    byte[] row = new byte[length];
    Deflater deflater = new Deflater();
    try {
      for (int y = 0; y < height; y++) {
        rows.row(y, row);
        deflate(deflater, filter, packed);
        deflate(deflater, row, packed);
      }
      deflater.finish();
      deflate(deflater, new byte[0], packed);
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  private static void deflate(Deflater deflater, byte[] bytes, ByteArrayOutputStream packed) {
    byte[] part = new byte[1024];
    deflater.setInput(bytes);
    int count;
    do {
      count = deflater.deflate(part);
      packed.write(part, 0, count);
    } while (count > 0);
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
