package dev.hatrack.bus.simulated;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// How long simulated wires are taken by a transaction. I2C and SPI are wires of their own: each
/// carries one transaction at a time, both at the same time.
final class WireTime {
  private static final int I2C_BITS = 9;
  private static final int SPI_BITS = 8;
  private static final double NANOS = 1e9;

  /// The kernel wakes a thread about this much too late, so the rest is waited for awake.
  private static final long AWAKE_NANOS = 200_000;

  private final boolean counted;
  private final int i2cHertz;
  private final Object i2cWires = new Object();
  private final Object spiWires = new Object();

  private WireTime(boolean counted, int i2cHertz) {
    this.counted = counted;
    this.i2cHertz = i2cHertz;
  }

  static WireTime none() {
    return new WireTime(false, 1);
  }

  static WireTime at(int i2cHertz) {
    if (i2cHertz < 1) {
      throw new IllegalArgumentException("no clock of " + i2cHertz + " Hz");
    }
    return new WireTime(true, i2cHertz);
  }

  byte[] i2c(int bytes, Supplier<byte[]> transaction) {
    synchronized (i2cWires) {
      long from = System.nanoTime();
      try {
        return transaction.get();
      } finally {
        taken(from, (long) bytes * I2C_BITS, i2cHertz);
      }
    }
  }

  void spi(int bytes, int hertz, Runnable transaction) {
    synchronized (spiWires) {
      long from = System.nanoTime();
      transaction.run();
      taken(from, (long) bytes * SPI_BITS, hertz);
    }
  }

  private void taken(long from, long bits, int hertz) {
    if (!counted) {
      return;
    }
    long until = from + Math.round(bits * NANOS / hertz);
    long left = until - System.nanoTime();
    while (left > 0) {
      if (left > AWAKE_NANOS) {
        LockSupport.parkNanos(left - AWAKE_NANOS);
      } else {
        Thread.onSpinWait();
      }
      left = until - System.nanoTime();
    }
  }
}
