package dev.hatrack.app;

import dev.hatrack.bus.recording.Transaction;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// Counts what goes over the I2C and SPI wires of every board, address bytes among it, for the
/// metrics.
final class BusTraffic implements Consumer<Transaction> {
  private final LongAdder bytes = new LongAdder();

  @Override
  public void accept(Transaction transaction) {
    bytes.add(
        switch (transaction) {
          case Transaction.I2cWrite write -> 1 + write.data().size();
          case Transaction.I2cRead read -> 3 + read.count();
          case Transaction.I2cMemoryRead read -> 4 + read.count();
          case Transaction.SpiWrite write -> write.data().size();
          case Transaction.GpioLevel _, Transaction.GpioDriven _, Transaction.GpioRefused _ -> 0;
        });
  }

  long bytes() {
    return bytes.sum();
  }
}
