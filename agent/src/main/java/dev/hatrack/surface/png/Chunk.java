package dev.hatrack.surface.png;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// A piece of a PNG (section 5.3), whole and with the right checksum.
///
/// @param type four letters; a capital first one says that nobody may pass it over
/// @param data read only
/// @param end where the next one begins
record Chunk(String type, ByteBuffer data, int end) {
  /// Length, type and checksum.
  private static final int FRAME = 12;

  static Chunk at(byte[] file, int offset) throws BadPng {
    if (file.length - offset < FRAME) {
      throw new BadPng("it breaks off after %d bytes".formatted(file.length));
    }
    ByteBuffer bytes = ByteBuffer.wrap(file).asReadOnlyBuffer();
    long length = Integer.toUnsignedLong(bytes.getInt(offset));
    String type = new String(file, offset + 4, 4, StandardCharsets.ISO_8859_1);
    if (!type.matches("[A-Za-z]{4}")) {
      throw new BadPng("at byte %d no chunk begins".formatted(offset));
    }
    if (length > file.length - offset - FRAME) {
      throw new BadPng(
          "it breaks off after %d bytes, in a chunk %s of %d".formatted(file.length, type, length));
    }
    int end = offset + FRAME + (int) length;
    CRC32 crc = new CRC32();
    crc.update(file, offset + 4, (int) length + 4);
    if ((int) crc.getValue() != bytes.getInt(end - 4)) {
      throw new BadPng("the checksum of its chunk %s is wrong".formatted(type));
    }
    return new Chunk(type, bytes.slice(offset + 8, (int) length), end);
  }

  boolean critical() {
    return Character.isUpperCase(type.charAt(0));
  }
}
