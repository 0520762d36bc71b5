package dev.hatrack.bus.recording;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.Buses;
import dev.hatrack.bus.EdgeListener;
import dev.hatrack.bus.GpioInput;
import dev.hatrack.bus.I2cDevice;
import dev.hatrack.bus.Pull;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Buses that tell of everything that goes over them, real or simulated. Closing closes the buses
/// inside, not the sink.
public final class RecordingBuses implements Buses {
  private final Buses inside;
  private final Consumer<Transaction> sink;

  /// Held while a transaction goes on, so that the order told is the order on the wires.
  private final Object i2cOrder = new Object();

  /// @param sink is told of each transaction after it; has to be safe for use by several threads
  public RecordingBuses(Buses inside, Consumer<Transaction> sink) {
    this.inside = inside;
    this.sink = sink;
  }

  @Override
  public I2cDevice i2c(int address) {
    return new RecordedDevice(address, inside.i2c(address));
  }

  @Override
  public GpioInput input(int line, Pull pull, EdgeListener listener) {
    try {
      GpioInput input = inside.input(line, pull, high -> edge(line, high, listener));
      sink.accept(new Transaction.GpioLevel(line, input.high()));
      return input;
    } catch (BusException e) {
      sink.accept(new Transaction.GpioRefused(line));
      throw e;
    }
  }

  @Override
  public void close() {
    inside.close();
  }

  private void edge(int line, boolean high, EdgeListener listener) {
    sink.accept(new Transaction.GpioLevel(line, high));
    listener.edge(high);
  }

  private static Transaction.Outcome outcome(BusException e) {
    return switch (e.kind()) {
      case NAK -> Transaction.Outcome.NAK;
      case ERROR -> Transaction.Outcome.ERROR;
    };
  }

  private final class RecordedDevice implements I2cDevice {
    private final int address;
    private final I2cDevice device;

    RecordedDevice(int address, I2cDevice device) {
      this.address = address;
      this.device = device;
    }

    @Override
    public void write(byte... bytes) {
      Octets data = Octets.of(bytes);
      record(
          () -> {
            device.write(bytes);
            return new Transaction.I2cWrite(address, data, Transaction.Outcome.OK);
          },
          outcome -> new Transaction.I2cWrite(address, data, outcome));
    }

    @Override
    public byte[] read(int register, int count) {
      Transaction.I2cRead read =
          record(
              () -> {
                Octets data = Octets.of(device.read(register, count));
                return new Transaction.I2cRead(
                    address, register, count, Optional.of(data), Transaction.Outcome.OK);
              },
              outcome ->
                  new Transaction.I2cRead(address, register, count, Optional.empty(), outcome));
      return read.data().orElseThrow().toArray();
    }

    private <T extends Transaction> T record(
        Supplier<T> transaction, Function<Transaction.Outcome, T> failed) {
      synchronized (i2cOrder) {
        try {
          T done = transaction.get();
          sink.accept(done);
          return done;
        } catch (BusException e) {
          sink.accept(failed.apply(outcome(e)));
          throw e;
        }
      }
    }
  }
}
