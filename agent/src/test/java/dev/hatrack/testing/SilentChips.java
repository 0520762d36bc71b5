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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Wires on which single chips can be made to fall silent, as if they had broken off.
public final class SilentChips {
  private final Set<Integer> silent = ConcurrentHashMap.newKeySet();

  /// No chip at this I2C address answers from now on.
  public void breakOff(int address) {
    silent.add(address);
  }

  /// The chip answers again.
  public void solder(int address) {
    silent.remove(address);
  }

  /// The wires with what was ordered here.
  public Buses over(Buses wires) {
    return new Wires(wires);
  }

  private final class Wires implements Buses {
    private final Buses inside;

    Wires(Buses inside) {
      this.inside = inside;
    }

    @Override
    public I2cDevice i2c(int address) {
      return new Chip(address, inside.i2c(address));
    }

    @Override
    public SpiDevice spi(int chipSelect, int hertz) {
      return inside.spi(chipSelect, hertz);
    }

    @Override
    public GpioInput input(int line, Pull pull, EdgeListener listener) {
      return inside.input(line, pull, listener);
    }

    @Override
    public GpioOutput output(int line, boolean high) {
      return inside.output(line, high);
    }

    @Override
    public KernelDevices kernel() {
      return inside.kernel();
    }

    @Override
    public void close() {
      inside.close();
    }
  }

  private final class Chip implements I2cDevice {
    private final int address;
    private final I2cDevice inside;

    Chip(int address, I2cDevice inside) {
      this.address = address;
      this.inside = inside;
    }

    private I2cDevice answering() {
      if (silent.contains(address)) {
        throw new BusException(
            BusException.Kind.NAK, "I2C 0x%02x: nobody answers".formatted(address));
      }
      return inside;
    }

    @Override
    public void write(byte... bytes) {
      answering().write(bytes);
    }

    @Override
    public byte[] read(int register, int count) {
      return answering().read(register, count);
    }

    @Override
    public byte[] readMemory(int at, int count) {
      return answering().readMemory(at, count);
    }
  }
}
