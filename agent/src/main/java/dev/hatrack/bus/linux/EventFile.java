package dev.hatrack.bus.linux;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.KernelDevices.KeyEvent;
import dev.hatrack.bus.KernelDevices.Subscribed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An input device's file: records of 24 bytes on a 64-bit kernel, two of time, then type, code and
/// value (`struct input_event` of `linux/input.h`). Closing the channel ends a read that waits:
/// unlike a stream's, a channel's close wakes the thread that reads.
final class EventFile implements Subscribed {
  private static final Logger log = LoggerFactory.getLogger(EventFile.class);
  private static final int RECORD = 24;
  private static final int TYPE = 16;
  private static final int CODE = 18;
  private static final int VALUE = 20;
  private static final int EV_KEY = 1;

  private final Path device;
  private final FileChannel file;
  private final Consumer<KeyEvent> keys;
  private final Consumer<BusException> lost;
  private volatile boolean closed;

  private EventFile(
      Path device, FileChannel file, Consumer<KeyEvent> keys, Consumer<BusException> lost) {
    this.device = device;
    this.file = file;
    this.keys = keys;
    this.lost = lost;
  }

  /// @throws BusException when the file can't be opened
  static EventFile open(Path device, Consumer<KeyEvent> keys, Consumer<BusException> lost) {
    try {
      FileChannel file = FileChannel.open(device, StandardOpenOption.READ);
      EventFile events = new EventFile(device, file, keys, lost);
      Thread.ofPlatform().name("input-" + device.getFileName()).daemon().start(events::follow);
      return events;
    } catch (IOException e) {
      throw new FileFailures(device, "input").explain("can't be opened", e);
    }
  }

  private void follow() {
    ByteBuffer event = ByteBuffer.allocate(RECORD).order(ByteOrder.nativeOrder());
    try (file) {
      while (file.read(event) >= 0) {
        if (!event.hasRemaining()) {
          tell(event);
          event.clear();
        }
      }
      gone("it has ended");
    } catch (IOException e) {
      gone(String.valueOf(e.getMessage()));
    }
  }

  private void tell(ByteBuffer event) {
    if (event.getShort(TYPE) == EV_KEY) {
      KeyEvent key = new KeyEvent(event.getShort(CODE) & 0xFFFF, event.getInt(VALUE));
      try {
        keys.accept(key);
      } catch (RuntimeException e) {
        log.error("{}: {} was lost on its way", device, key, e);
      }
    }
  }

  private void gone(String why) {
    if (!closed) {
      lost.accept(new BusException(BusException.Kind.ERROR, device + " is gone: " + why));
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      file.close();
    } catch (IOException e) {
      throw new BusException(
          BusException.Kind.ERROR, device + " was not closed: " + e.getMessage(), e);
    }
  }
}
