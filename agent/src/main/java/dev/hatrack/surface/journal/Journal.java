package dev.hatrack.surface.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A file of records that only grows. A record is whole or not there at all: each has its length
/// and its CRC-32C before it, and the first one that is torn, and what is behind it, is cut off
/// when the file is opened.
///
/// The file is eight bytes that say what it is, and then for each record its length (4 bytes, big
/// end first), its checksum (4 bytes) and its bytes. For one thread at a time.
public final class Journal implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(Journal.class);
  private static final byte[] MAGIC = "hatrack1".getBytes(StandardCharsets.US_ASCII);
  private static final int RECORD_HEADER = 8;

  private final FileChannel channel;
  private long end;
  private boolean torn;

  private Journal(FileChannel channel, long end) {
    this.channel = channel;
    this.end = end;
  }

  /// Opens a journal that is there, and reads its records in their order.
  ///
  /// @throws IOException when it can't be read, has lost its head, or a record makes no sense to
  ///   the reader: then the file is as it was
  public static Journal open(Path file, Disk disk, Consumer<byte[]> reader) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int end = replay(bytes, reader);
    if (end == 0) {
      throw new IOException(
          "it has %d bytes and does not begin as a journal does".formatted(bytes.length));
    }
    if (end < bytes.length) {
      log.warn("{}: {} bytes of a torn record are dropped", file, bytes.length - end);
    }
    FileChannel channel = disk.open(file, StandardOpenOption.WRITE);
    try {
      channel.truncate(end);
      channel.force(true);
      return new Journal(channel, end);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /// Puts a new journal in the place of the one that may be there: at any moment there is the one
  /// or the other, whole.
  ///
  /// @param first what its first record is; nothing when empty
  public static Journal create(Path file, Disk disk, byte[] first) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    FileChannel channel =
        disk.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    try {
      ByteBuffer head = ByteBuffer.allocate(MAGIC.length + framedBytes(first)).put(MAGIC);
      frame(head, first);
      writeAll(channel, head.flip(), 0);
      channel.force(true);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceDirectory(file, disk);
      return new Journal(channel, head.limit());
    } catch (IOException e) {
      channel.close();
      var _ = Files.deleteIfExists(beside); // what is half written takes room
      throw e;
    }
  }

  /// A new name is kept by the directory that it is in.
  private static void forceDirectory(Path file, Disk disk) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      try (FileChannel channel = disk.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static int replay(byte[] bytes, Consumer<byte[]> reader) {
    if (bytes.length < MAGIC.length
        || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      return 0;
    }
    ByteBuffer left = ByteBuffer.wrap(bytes).position(MAGIC.length);
    int end = left.position();
    while (left.remaining() >= RECORD_HEADER) {
      int length = left.getInt();
      int checksum = left.getInt();
      if (length <= 0 || length > left.remaining()) {
        return end;
      }
      byte[] record = new byte[length];
      left.get(record);
      if (checksum(record) != checksum) {
        return end;
      }
      reader.accept(record);
      end = left.position();
    }
    return end;
  }

  /// Adds a record, and returns when the disk has it.
  ///
  /// @throws IOException when the disk does not take it: then it is not in the journal
  public void append(byte[] record) throws IOException {
    ByteBuffer framed = ByteBuffer.allocate(framedBytes(record));
    frame(framed, record);
    try {
      writeAll(channel, framed.flip(), end);
      channel.force(false);
      end += framed.limit();
    } catch (IOException e) {
      cutBack();
      throw e;
    }
  }

  /// What is left of a record that failed must not come to life at the next start.
  private void cutBack() {
    try {
      channel.truncate(end);
      channel.force(false);
    } catch (IOException e) {
      torn = true;
      log.warn("a journal could not be cut back, and has to be written anew: {}", e.toString());
    }
  }

  private static int framedBytes(byte[] record) {
    return record.length == 0 ? 0 : RECORD_HEADER + record.length;
  }

  private static void frame(ByteBuffer into, byte[] record) {
    if (record.length > 0) {
      into.putInt(record.length).putInt(checksum(record)).put(record);
    }
  }

  private static int checksum(byte[] record) {
    CRC32C crc = new CRC32C();
    crc.update(record, 0, record.length);
    return (int) crc.getValue();
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
    long begin = at - bytes.position();
    while (bytes.hasRemaining()) {
      if (channel.write(bytes, begin + bytes.position()) == 0) {
        throw new IOException("the disk takes nothing");
      }
    }
  }

  /// How long the file is.
  public long bytes() {
    return end;
  }

  /// Whether it ends in something that could not be taken back: it has to be created anew.
  public boolean torn() {
    return torn;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
