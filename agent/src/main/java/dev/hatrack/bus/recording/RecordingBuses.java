package dev.hatrack.bus.recording;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.Buses;
import dev.hatrack.bus.EdgeListener;
import dev.hatrack.bus.GpioInput;
import dev.hatrack.bus.GpioOutput;
import dev.hatrack.bus.I2cDevice;
import dev.hatrack.bus.KernelDevices;
import dev.hatrack.bus.Pull;
import dev.hatrack.bus.SpiDevice;
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
  private final Object order = new Object();

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
  public SpiDevice spi(int chipSelect, int hertz) {
    SpiDevice device = inside.spi(chipSelect, hertz);
    return bytes -> {
      Octets data = Octets.of(bytes);
      record(
          () -> {
            device.write(bytes);
            return new Transaction.SpiWrite(chipSelect, data, Transaction.Outcome.OK);
          },
          outcome -> new Transaction.SpiWrite(chipSelect, data, outcome));
    };
  }

  @Override
  public GpioOutput output(int line, boolean high) {
    synchronized (order) {
      try {
        GpioOutput output = inside.output(line, high);
        sink.accept(new Transaction.GpioDriven(line, high));
        return new RecordedOutput(line, output);
      } catch (BusException e) {
        sink.accept(new Transaction.GpioRefused(line, true));
        throw e;
      }
    }
  }

  /// What the kernel drives goes over wires that are not ours to watch.
  @Override
  public KernelDevices kernel() {
    return inside.kernel();
  }

  @Override
  public GpioInput input(int line, Pull pull, EdgeListener listener) {
    try {
      GpioInput input = inside.input(line, pull, high -> edge(line, high, listener));
      sink.accept(new Transaction.GpioLevel(line, input.high()));
      return input;
    } catch (BusException e) {
      sink.accept(new Transaction.GpioRefused(line, false));
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

  private <T extends Transaction> T record(
      Supplier<T> transaction, Function<Transaction.Outcome, T> failed) {
    synchronized (order) {
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

  private static Transaction.Outcome outcome(BusException e) {
    return switch (e.kind()) {
      case NAK -> Transaction.Outcome.NAK;
      case ERROR -> Transaction.Outcome.ERROR;
    };
  }

  private final class RecordedOutput implements GpioOutput {
    private final int line;
    private final GpioOutput output;

    RecordedOutput(int line, GpioOutput output) {
      this.line = line;
      this.output = output;
    }

    @Override
    public void set(boolean high) {
      record(
          () -> {
            output.set(high);
            return new Transaction.GpioDriven(line, high);
          },
          _ -> new Transaction.GpioRefused(line, true));
    }

    @Override
    public void close() {
      output.close();
    }
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

    @Override
    public byte[] readMemory(int at, int count) {
      Transaction.I2cMemoryRead read =
          record(
              () -> {
                Octets data = Octets.of(device.readMemory(at, count));
                return new Transaction.I2cMemoryRead(
                    address, at, count, Optional.of(data), Transaction.Outcome.OK);
              },
              outcome ->
                  new Transaction.I2cMemoryRead(address, at, count, Optional.empty(), outcome));
      return read.data().orElseThrow().toArray();
    }
  }
}
