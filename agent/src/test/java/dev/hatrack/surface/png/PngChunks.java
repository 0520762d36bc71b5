package dev.hatrack.surface.png;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.CRC32;

/// Changes bytes of a PNG so that its checksums do not give it away.
final class PngChunks {
  private static final int LARGEST_SIDE = 256;

  private PngChunks() {}

  static byte[] patched(byte[] png, Random random) {
    ByteBuffer bytes = ByteBuffer.wrap(png.clone());
    for (int i = 0; i < 3; i++) {
      bytes.put(8 + random.nextInt(png.length - 8), (byte) random.nextInt());
    }
    // A picture may be vast, and is refused for that elsewhere.
    bytes.putInt(16, bytes.getInt(16) % LARGEST_SIDE).putInt(20, bytes.getInt(20) % LARGEST_SIDE);
    int at = 8;
    while (at + 12 <= png.length) {
      int length = bytes.getInt(at);
      if (length < 0 || length > png.length - at - 12) {
        break;
      }
      CRC32 crc = new CRC32();
      crc.update(bytes.array(), at + 4, length + 4);
      bytes.putInt(at + 8 + length, (int) crc.getValue());
      at += 12 + length;
    }
    return bytes.array();
  }
}
