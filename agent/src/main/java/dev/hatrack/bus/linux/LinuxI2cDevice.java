package dev.hatrack.bus.linux;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.I2cDevice;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;

/// One chip, on a device file of its own.
///
/// Of its own, because linuxfs notes the address it has chosen before the kernel has agreed: after
/// a refusal (`EBUSY`) the next write on a shared file would go to another chip. And after every
/// failure but a missing acknowledgement the file is closed and opened anew, because then the one
/// write that could still follow would go out without an address.
final class LinuxI2cDevice implements I2cDevice, AutoCloseable {
  private final int address;
  private final I2cFailures failures;
  private final I2cWire.Opener opener;
  private final int bus;
  private Optional<I2cWire> wire = Optional.empty();

  LinuxI2cDevice(int bus, int address, I2cWire.Opener opener) {
    this.bus = bus;
    this.address = address;
    this.opener = opener;
    this.failures = new I2cFailures(bus, address);
  }

  @Override
  public void write(byte... bytes) {
    var _ =
        transact(
            open -> {
              open.write(bytes);
              return bytes.length;
            });
  }

  @Override
  public byte[] read(int register, int count) {
    if (register < 0 || register > 0xFF || count < 1) {
      throw new IllegalArgumentException("no read of " + count + " at register " + register);
    }
    return read(count, (open, bytes) -> open.read(register, bytes));
  }

  @Override
  public byte[] readMemory(int at, int count) {
    if (at < 0 || at > 0xFFFF || count < 1) {
      throw new IllegalArgumentException("no read of " + count + " at memory address " + at);
    }
    return read(count, (open, bytes) -> open.readMemory(at, bytes));
  }

  private byte[] read(int count, ToIntBiFunction<I2cWire, byte[]> reading) {
    byte[] bytes = new byte[count];
    int came = transact(open -> reading.applyAsInt(open, bytes));
    if (came != count) {
      throw failures.tooShort(count, came);
    }
    return bytes;
  }

  @Override
  public synchronized void close() {
    wire.ifPresent(I2cWire::close);
    wire = Optional.empty();
  }

  private synchronized int transact(Function<I2cWire, Integer> transaction) {
    try {
      return transaction.apply(open());
    } catch (IOException | RuntimeException | LinkageError e) {
      BusException failure = failures.explain(e);
      if (failure.kind() != BusException.Kind.NAK) {
        close();
      }
      throw failure;
    }
  }

  private I2cWire open() throws IOException {
    if (wire.isEmpty()) {
      wire = Optional.of(opener.open(bus, address));
    }
    return wire.orElseThrow();
  }
}
