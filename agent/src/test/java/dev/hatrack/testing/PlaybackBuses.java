package dev.hatrack.testing;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.Buses;
import dev.hatrack.bus.EdgeListener;
import dev.hatrack.bus.GpioInput;
import dev.hatrack.bus.GpioOutput;
import dev.hatrack.bus.I2cDevice;
import dev.hatrack.bus.KernelDevices;
import dev.hatrack.bus.Pull;
import dev.hatrack.bus.SpiDevice;
import dev.hatrack.bus.recording.Octets;
import dev.hatrack.bus.recording.Recording;
import dev.hatrack.bus.recording.Transaction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Wires that answer as they did when a recording was made, and fail the test when the transactions
/// are not the recorded ones. Edges are reported as soon as what was recorded before them has
/// happened. Closing fails when something recorded did not happen.
public final class PlaybackBuses implements Buses {
  private final String name;
  private final Deque<Recording.Entry> left;
  private final Map<Integer, Line> open = new HashMap<>();

  public PlaybackBuses(Recording recording) {
    this.name = recording.name();
    this.left = new ArrayDeque<>(recording.entries());
  }

  @Override
  public I2cDevice i2c(int address) {
    return new Device(address);
  }

  @Override
  public synchronized GpioInput input(int number, Pull pull, EdgeListener listener) {
    Transaction next = next("gpio " + number + " in …").transaction();
    if (next instanceof Transaction.GpioRefused refused && refused.number() == number) {
      throw new BusException(BusException.Kind.ERROR, "recorded: GPIO " + number + " refused");
    }
    if (!(next instanceof Transaction.GpioLevel level) || level.number() != number) {
      throw new AssertionError(name + ": opened GPIO " + number + ", recorded was " + next.line());
    }
    Line line = new Line(number, level.high(), listener);
    open.put(number, line);
    deliverEdges();
    return line;
  }

  @Override
  public SpiDevice spi(int chipSelect, int hertz) {
    return bytes -> {
      synchronized (this) {
        String happened = "spi 0.%d w %s".formatted(chipSelect, Octets.of(bytes));
        Recording.Entry expected = next(happened);
        if (!(expected.transaction() instanceof Transaction.SpiWrite write)
            || write.chipSelect() != chipSelect
            || !write.data().equals(Octets.of(bytes))) {
          throw differs(name, expected, happened);
        }
        deliverEdges();
        fail(write.outcome(), write.line());
      }
    };
  }

  @Override
  public GpioOutput output(int line, boolean high) {
    driven(line, high);
    return new GpioOutput() {
      @Override
      public void set(boolean level) {
        driven(line, level);
      }

      @Override
      public void close() {
        // a line that is given back makes no transaction
      }
    };
  }

  private synchronized void driven(int line, boolean high) {
    Transaction happened = new Transaction.GpioDriven(line, high);
    Recording.Entry expected = next(happened.line());
    if (expected.transaction().equals(new Transaction.GpioRefused(line, true))) {
      throw new BusException(BusException.Kind.ERROR, "recorded: GPIO " + line + " refused");
    }
    if (!expected.transaction().equals(happened)) {
      throw differs(name, expected, happened.line());
    }
    deliverEdges();
  }

  /// A recording holds nothing of what the kernel did.
  @Override
  public KernelDevices kernel() {
    return KernelDevices.none();
  }

  @Override
  public synchronized void close() {
    if (!left.isEmpty()) {
      throw new AssertionError(
          "%s, line %d: %d recorded transactions did not happen, first '%s'"
              .formatted(
                  name,
                  left.getFirst().number(),
                  left.size(),
                  left.getFirst().transaction().line()));
    }
  }

  private Recording.Entry next(String happened) {
    if (left.isEmpty()) {
      throw new AssertionError(name + ": '" + happened + "' happened after the recording's end");
    }
    return left.removeFirst();
  }

  private void deliverEdges() {
    while (!left.isEmpty()
        && left.getFirst().transaction() instanceof Transaction.GpioLevel edge
        && open.containsKey(edge.number())) {
      left.removeFirst();
      Objects.requireNonNull(open.get(edge.number())).edge(edge.high());
    }
  }

  private static AssertionError differs(String name, Recording.Entry expected, String happened) {
    return new AssertionError(
        "%s, line %d: recorded '%s', happened '%s'"
            .formatted(name, expected.number(), expected.transaction().line(), happened));
  }

  private static void fail(Transaction.Outcome outcome, String line) {
    switch (outcome) {
      case OK -> {}
      case NAK -> throw new BusException(BusException.Kind.NAK, "recorded: " + line);
      case ERROR -> throw new BusException(BusException.Kind.ERROR, "recorded: " + line);
    }
  }

  private final class Device implements I2cDevice {
    private final int address;

    Device(int address) {
      this.address = address;
    }

    @Override
    public void write(byte... bytes) {
      synchronized (PlaybackBuses.this) {
        String happened = "i2c 0x%02x w %s".formatted(address, Octets.of(bytes));
        Recording.Entry expected = next(happened);
        if (!(expected.transaction() instanceof Transaction.I2cWrite write)
            || write.address() != address
            || !write.data().equals(Octets.of(bytes))) {
          throw differs(name, expected, happened);
        }
        deliverEdges();
        fail(write.outcome(), write.line());
      }
    }

    @Override
    public byte[] read(int register, int count) {
      synchronized (PlaybackBuses.this) {
        String happened = "i2c 0x%02x r %02x, %d bytes".formatted(address, register, count);
        Recording.Entry expected = next(happened);
        if (!(expected.transaction() instanceof Transaction.I2cRead read)
            || read.address() != address
            || read.register() != register
            || read.count() != count) {
          throw differs(name, expected, happened);
        }
        deliverEdges();
        fail(read.outcome(), read.line());
        return read.data().map(Octets::toArray).orElseThrow();
      }
    }

    @Override
    public byte[] readMemory(int at, int count) {
      synchronized (PlaybackBuses.this) {
        String happened = "i2c 0x%02x r %04x, %d bytes".formatted(address, at, count);
        Recording.Entry expected = next(happened);
        if (!(expected.transaction() instanceof Transaction.I2cMemoryRead read)
            || read.address() != address
            || read.at() != at
            || read.count() != count) {
          throw differs(name, expected, happened);
        }
        deliverEdges();
        fail(read.outcome(), read.line());
        return read.data().map(Octets::toArray).orElseThrow();
      }
    }
  }

  private final class Line implements GpioInput {
    private final int number;
    private final EdgeListener listener;
    private boolean high;

    Line(int number, boolean high, EdgeListener listener) {
      this.number = number;
      this.high = high;
      this.listener = listener;
    }

    void edge(boolean level) {
      high = level;
      listener.edge(level);
    }

    @Override
    public boolean high() {
      return high;
    }

    @Override
    public void close() {
      synchronized (PlaybackBuses.this) {
        open.remove(number);
      }
    }
  }
}
