package dev.hatrack.surface.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A disk that is full, or broken, when the test says so, and counts how often it was waited for.
public final class FailingDisk implements Disk {
  private final AtomicInteger forces = new AtomicInteger();
  private volatile Optional<String> complaint = Optional.empty();
  private volatile boolean cutsBack = true;
  private volatile Runnable forcing = () -> {};

  /// Every write fails from now on, half done, with these words.
  public void fail(String words) {
    complaint = Optional.of(words);
  }

  /// Nor can a file be made shorter.
  public void failEvenToCutBack() {
    cutsBack = false;
  }

  public void work() {
    complaint = Optional.empty();
    cutsBack = true;
  }

  /// What happens each time before the disk says that it has everything.
  public void onForce(Runnable happens) {
    forcing = happens;
  }

  /// How often somebody has waited for the disk.
  public int forces() {
    return forces.get();
  }

  @Override
  public FileChannel open(Path file, OpenOption... options) throws IOException {
    return new Channel(FileChannel.open(file, options));
  }

  private final class Channel extends FileChannel {
    private final FileChannel real;

    Channel(FileChannel real) {
      this.real = real;
    }

    @Override
    public int write(ByteBuffer bytes, long at) throws IOException {
      if (complaint.isPresent()) {
        var _ = real.write(bytes.slice(bytes.position(), bytes.remaining() / 2), at);
        throw new IOException(complaint.get());
      }
      return real.write(bytes, at);
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      if (!cutsBack) {
        throw new IOException("Input/output error");
      }
      return real.truncate(size);
    }

    @Override
    public void force(boolean metadata) {
      forces.incrementAndGet();
      forcing.run(); // the power of this machine stays on
    }

    @Override
    protected void implCloseChannel() throws IOException {
      real.close();
    }

    @Override
    public int read(ByteBuffer into) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer bytes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] bytes, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel position(long newPosition) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long size() {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer into, long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
      throw new UnsupportedOperationException();
    }
  }
}
