package dev.hatrack.task.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes a small picture as a PNG with alpha, 8 bits for each sample.
public final class PngWriter {
  private static final byte[] MAGIC = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private PngWriter() {}

  public static byte[] write(Raster picture) {
    int width = picture.size().width();
    int height = picture.size().height();
    ByteBuffer lines = ByteBuffer.allocate((4 * width + 1) * height);
    for (int y = 0; y < height; y++) {
      lines.put((byte) 0); // no filter
      for (int x = 0; x < width; x++) {
        int argb = picture.argb()[y * width + x];
        lines.putInt((argb << 8) | (argb >>> 24));
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(MAGIC);
    byte[] kind = {8, 6, 0, 0, 0};
    chunk("IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(kind).array(), file);
    chunk("IDAT", deflated(lines.array()), file);
    chunk("IEND", new byte[0], file);
    return file.toByteArray();
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] part = new byte[4096];
      while (!deflater.finished()) {
        out.write(part, 0, deflater.deflate(part));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void chunk(String name, byte[] data, ByteArrayOutputStream file) {
    byte[] type = name.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 sum = new CRC32();
    sum.update(type);
    sum.update(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    file.writeBytes(type);
    file.writeBytes(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
