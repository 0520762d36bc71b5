package dev.hatrack.task.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// A PNG's chunks: PNG (third edition), sections 5 and 10.
final class PngBytes {
  private static final byte[] MAGIC = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int CHUNK_FRAME = 12;

  /// What a PNG says before its pixels.
  record Header(int width, int height, int depth, int colourType, int interlace) {}

  private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
  private byte[] header = new byte[0];
  private byte[] palette = new byte[0];
  private byte[] transparency = new byte[0];

  /// @throws BadPicture when it is no PNG, or damaged
  PngBytes(byte[] file) throws BadPicture {
    if (!isPng(file)) {
      throw new BadPicture("it does not begin like a PNG");
    }
    ByteBuffer rest = ByteBuffer.wrap(file, MAGIC.length, file.length - MAGIC.length);
    while (rest.remaining() >= CHUNK_FRAME) {
      int length = rest.getInt();
      if (length < 0 || length > rest.remaining() - 8) {
        throw new BadPicture("the file breaks off after " + file.length + " bytes");
      }
      chunk(file, rest.position(), length);
      rest.position(rest.position() + length + 8);
    }
    if (header.length != 13) {
      throw new BadPicture("it has no header");
    }
  }

  /// Whether the file begins like a PNG.
  static boolean isPng(byte[] file) {
    return file.length >= MAGIC.length
        && Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  private void chunk(byte[] file, int at, int length) throws BadPicture {
    CRC32 sum = new CRC32();
    sum.update(file, at, length + 4);
    if ((int) sum.getValue() != ByteBuffer.wrap(file).getInt(at + 4 + length)) {
      throw new BadPicture("a part of it is damaged");
    }
    byte[] data = Arrays.copyOfRange(file, at + 4, at + 4 + length);
    switch (new String(file, at, 4, StandardCharsets.ISO_8859_1)) {
      case "IHDR" -> header = data;
      case "PLTE" -> palette = data;
      case "tRNS" -> transparency = data;
      case "IDAT" -> compressed.writeBytes(data);
      default -> {
        // nothing that pixels need
      }
    }
  }

  Header header() {
    ByteBuffer bytes = ByteBuffer.wrap(header);
    return new Header(bytes.getInt(0), bytes.getInt(4), header[8], header[9], header[12]);
  }

  /// `0xAARRGGBB`; black for one that is not in the palette.
  int colour(int index) {
    if (3 * index + 2 >= palette.length) {
      return 0xFF000000;
    }
    int alpha = index < transparency.length ? transparency[index] & 0xFF : 0xFF;
    return (alpha << 24)
        | ((palette[3 * index] & 0xFF) << 16)
        | ((palette[3 * index + 1] & 0xFF) << 8)
        | (palette[3 * index + 2] & 0xFF);
  }

  /// The filtered lines, exactly as many bytes as there must be: what a damaged or malicious file
  /// has beyond them is never unpacked.
  byte[] lines(int size) throws BadPicture {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(compressed.toByteArray());
      byte[] lines = new byte[size];
      int filled = 0;
      while (filled < size) {
        int count = inflater.inflate(lines, filled, size - filled);
        if (count == 0) {
          throw new BadPicture("its pixels break off");
        }
        filled += count;
      }
      return lines;
    } catch (DataFormatException e) {
      throw new BadPicture("its pixels are damaged");
    } finally {
      inflater.end();
    }
  }
}
