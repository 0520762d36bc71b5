package dev.hatrack.surface.png;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The picture's data (section 10), decompressed only as far as it is asked for.
final class Inflation implements AutoCloseable {
  private final Iterator<ByteBuffer> parts;
  private final Inflater inflater = new Inflater();

  Inflation(List<ByteBuffer> parts) {
    this.parts = parts.iterator();
  }

  /// Fills all of `bytes`.
  void read(byte[] bytes) throws BadPng {
    int filled = 0;
    while (filled < bytes.length) {
      int count = inflate(bytes, filled);
      if (count == 0) {
        more();
      }
      filled += count;
    }
  }

  private int inflate(byte[] bytes, int from) throws BadPng {
    try {
      return inflater.inflate(bytes, from, bytes.length - from);
    } catch (DataFormatException e) {
      throw new BadPng("its data can't be decompressed: " + e.getMessage());
    }
  }

  private void more() throws BadPng {
    if (inflater.finished() || inflater.needsDictionary() || !parts.hasNext()) {
      throw new BadPng("its data ends before the picture does");
    }
    inflater.setInput(parts.next());
  }

  @Override
  public void close() {
    inflater.end();
  }
}
