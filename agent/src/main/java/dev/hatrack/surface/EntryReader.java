package dev.hatrack.surface;

import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Holder;
import dev.hatrack.hat.SurfaceFormat;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads what {@link EntryWriter} has written. Anything else is an IOException, or a
/// RuntimeException of the model, which does not take it.
final class EntryReader extends DataInputStream {
  private static final int LARGEST_SIDE = 2000;

  EntryReader(byte[] record) {
    super(new ByteArrayInputStream(record));
  }

  Entry entry() throws IOException {
    int kind = readByte();
    return switch (kind) {
      case 'p' -> new Entry.Noted(page());
      case 'c' -> new Entry.Claimed(claim());
      case 'e' -> new Entry.Ended(holder());
      case 'l' -> new Entry.LeftOver(readBoolean() ? Optional.of(content()) : Optional.empty());
      case 's' -> new Entry.Painted(sheet());
      default -> throw new IOException("there is no entry of kind " + kind);
    };
  }

  private Page page() throws IOException {
    return new Page(readUTF(), holder(), terms(), instant(), fate());
  }

  private Claim claim() throws IOException {
    return new Claim(holder(), terms(), content(), readLong(), instant(), instant(), instant());
  }

  private PageContent content() throws IOException {
    return new PageContent(readUTF(), frame());
  }

  private Sheet sheet() throws IOException {
    String page = readUTF();
    return new Sheet(
        page.isEmpty() ? Optional.empty() : Optional.of(page),
        frame(),
        maybe(),
        readBoolean(),
        maybe(),
        duration());
  }

  private Optional<Instant> maybe() throws IOException {
    return readBoolean() ? Optional.of(instant()) : Optional.empty();
  }

  private Fate fate() throws IOException {
    int kind = readByte();
    return switch (kind) {
      case 'q' -> new Fate.Queued(readInt(), text());
      case 'r' -> new Fate.Refreshing(instant(), readInt());
      case 's' -> new Fate.Shown(instant());
      case 'u' -> new Fate.Superseded(readUTF(), text());
      case 'f' -> new Fate.Failed(text());
      default -> throw new IOException("there is no fate of kind " + kind);
    };
  }

  private Holder holder() throws IOException {
    int kind = readByte();
    return switch (kind) {
      case 't' -> new Holder.AllocatedTask(text(), text(), text(), text());
      case 'n' -> new Holder.NamedToken(text());
      case 'a' -> new Holder.Anyone();
      case 'd' -> new Holder.ReservedDevice(text(), text());
      case 'w' -> new Holder.Streamed(holder(), text());
      default -> throw new IOException("there is no holder of kind " + kind);
    };
  }

  private ClaimTerms terms() throws IOException {
    return new ClaimTerms(readInt(), duration(), readBoolean(), readDouble());
  }

  private Frame frame() throws IOException {
    int width = readInt();
    int height = readInt();
    String slug = readUTF();
    for (Colours colours : Colours.values()) {
      if (colours.slug().equals(slug)) {
        requireSensible(width, height);
        SurfaceFormat format = new SurfaceFormat(width, height, colours);
        return Frame.of(format, inflated(format.frameBytes()));
      }
    }
    throw new IOException("there are no colours " + slug);
  }

  /// No panel is larger, and a length that is only said must not cost memory.
  private static void requireSensible(int width, int height) throws IOException {
    if (width > LARGEST_SIDE || height > LARGEST_SIDE) {
      throw new IOException("there is no panel of " + width + "x" + height);
    }
  }

  private byte[] inflated(int size) throws IOException {
    byte[] packed = bytes();
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      byte[] bytes = new byte[size];
      int at = 0;
      int count;
      do {
        count = inflater.inflate(bytes, at, size - at);
        at += count;
      } while (count > 0 && at < size);
      if (at < size) {
        throw new IOException("a picture of " + size + " bytes ends after " + at);
      }
      return bytes;
    } catch (DataFormatException e) {
      throw new IOException("a picture makes no sense", e);
    } finally {
      inflater.end();
    }
  }

  private byte[] bytes() throws IOException {
    int length = readInt();
    if (length < 0 || length > available()) {
      throw new IOException("a length of " + length + " with " + available() + " bytes left");
    }
    return readNBytes(length);
  }

  private String text() throws IOException {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  private Instant instant() throws IOException {
    return Instant.ofEpochSecond(readLong(), readInt());
  }

  private Duration duration() throws IOException {
    return Duration.ofNanos(readLong());
  }
}
