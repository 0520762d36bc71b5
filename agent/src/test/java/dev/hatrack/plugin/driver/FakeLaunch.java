package dev.hatrack.plugin.driver;

import dev.hatrack.plugin.Launch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A launcher that keeps what tasks log. With no reader, opening a log waits until there is one.
final class FakeLaunch implements Launch {
  final Map<Path, byte[]> files = new ConcurrentHashMap<>();
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final CountDownLatch reader;
  private volatile boolean live = true;

  private FakeLaunch(int readersMissing) {
    reader = new CountDownLatch(readersMissing);
  }

  static FakeLaunch create() {
    return new FakeLaunch(0);
  }

  static FakeLaunch withoutReader() {
    return new FakeLaunch(1);
  }

  void readerComes() {
    reader.countDown();
  }

  void die() {
    live = false;
  }

  /// The next line that came out, with the pipe it came out of.
  String nextLine() throws InterruptedException {
    String line = lines.poll(20, TimeUnit.SECONDS);
    return line == null ? "(no line came)" : line;
  }

  @Override
  public boolean live() {
    return live;
  }

  @Override
  public boolean staying() {
    return true;
  }

  @Override
  public OutputStream log(Path pipe) throws IOException {
    try {
      reader.await();
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
    requireLive();
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        throw new IOException("lines are written whole");
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        requireLive();
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        lines.add(pipe.getFileName() + ": " + text.strip());
      }
    };
  }

  @Override
  public byte[] file(Path file, int most) throws IOException {
    requireLive();
    byte[] found = files.get(file);
    if (found == null) {
      throw new NoSuchFileException(file.toString());
    }
    return found;
  }

  private void requireLive() throws IOException {
    if (!live) {
      throw new IOException("the launcher has gone");
    }
  }
}
