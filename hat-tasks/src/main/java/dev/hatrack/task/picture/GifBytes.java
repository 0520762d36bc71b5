package dev.hatrack.task.picture;

import java.io.ByteArrayOutputStream;

/// A GIF's bytes, read from front to back. Numbers have their low byte first.
final class GifBytes {
  private final byte[] bytes;
  private int position;

  GifBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /// @throws BadPicture at the end
  int next() throws BadPicture {
    if (position >= bytes.length) {
      throw new BadPicture("the file breaks off after " + bytes.length + " bytes");
    }
    return bytes[position++] & 0xFF;
  }

  int nextShort() throws BadPicture {
    return next() | (next() << 8);
  }

  boolean atEnd() {
    return position >= bytes.length;
  }

  /// `0xFFRRGGBB` for each colour of a table.
  int[] colours(int count) throws BadPicture {
    int[] colours = new int[count];
    for (int i = 0; i < count; i++) {
      colours[i] = 0xFF000000 | (next() << 16) | (next() << 8) | next();
    }
    return colours;
  }

  /// The bytes of all sub-blocks up to the empty one.
  byte[] blocks() throws BadPicture {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int size = next(); size > 0; size = next()) {
      if (position + size > bytes.length) {
        throw new BadPicture("the file breaks off after " + bytes.length + " bytes");
      }
      all.write(bytes, position, size);
      position += size;
    }
    return all.toByteArray();
  }
}
