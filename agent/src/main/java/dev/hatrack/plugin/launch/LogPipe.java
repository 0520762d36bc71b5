package dev.hatrack.plugin.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// What a task prints, as the relay reads it: `=` and a line, `+` and a part of one, `.` at the
/// end. An end without the `.` is the agent's death; the relay then keeps the log open for the next
/// one.
final class LogPipe extends OutputStream {
  private static final int LONGEST_PART = 8 * 1024;

  private final OutputStream pipe;
  private final ByteArrayOutputStream part = new ByteArrayOutputStream();
  private boolean closed;

  LogPipe(OutputStream pipe) {
    this.pipe = pipe;
  }

  @Override
  public synchronized void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    if (closed) {
      throw new IOException("the log is closed");
    }
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n') {
        send('=');
      } else {
        part.write(bytes[i]);
        if (part.size() == LONGEST_PART) {
          send('+');
        }
      }
    }
  }

  private void send(char kind) throws IOException {
    ByteArrayOutputStream record = new ByteArrayOutputStream(part.size() + 2);
    record.write(kind);
    part.writeTo(record);
    record.write('\n');
    part.reset();
    pipe.write(record.toByteArray());
  }

  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (pipe) {
      if (part.size() > 0) {
        send('+');
      }
      send('.');
    }
  }
}
