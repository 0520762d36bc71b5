package dev.hatrack.board.sense;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.Buses;
import dev.hatrack.bus.EdgeListener;
import dev.hatrack.bus.GpioInput;
import dev.hatrack.bus.GpioOutput;
import dev.hatrack.bus.I2cDevice;
import dev.hatrack.bus.KernelDevices;
import dev.hatrack.bus.Pull;
import dev.hatrack.bus.SpiDevice;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A kernel that drives the whole board, so that nobody may touch the bus.
final class KernelStandIn implements Buses, KernelDevices {
  final Set<Integer> driven = new HashSet<>(Set.of(0x46, 0x5F, 0x5C, 0x6A, 0x1C));
  final Map<String, Map<String, String>> iio = new HashMap<>();
  byte[] framebuffer = {};
  boolean hasFramebuffer = true;
  Consumer<KeyEvent> keys = key -> {};

  @Override
  public KernelDevices kernel() {
    return this;
  }

  @Override
  public Optional<Framebuffer> framebuffer(String name) {
    return hasFramebuffer && name.equals("RPi-Sense FB")
        ? Optional.of(new Screen())
        : Optional.empty();
  }

  @Override
  public Optional<Subscribed> keys(
      String name, Consumer<KeyEvent> listener, Consumer<BusException> lost) {
    keys = listener;
    return name.equals("Raspberry Pi Sense HAT Joystick")
        ? Optional.of(() -> {})
        : Optional.empty();
  }

  @Override
  public Optional<IioDevice> iio(List<String> names) {
    return names.stream()
        .filter(iio::containsKey)
        .findFirst()
        .map(iio::get)
        .map(files -> attribute -> Optional.ofNullable(files.get(attribute)));
  }

  @Override
  public Optional<String> driverOf(int i2cAddress) {
    return driven.contains(i2cAddress) ? Optional.of("some-driver") : Optional.empty();
  }

  @Override
  public I2cDevice i2c(int address) {
    return new I2cDevice() {
      @Override
      public void write(byte... bytes) {
        throw new BusException(
            BusException.Kind.NAK, "nobody at 0x" + Integer.toHexString(address));
      }

      @Override
      public byte[] readMemory(int address, int count) {
        throw new AssertionError("it is no memory");
      }

      @Override
      public byte[] read(int register, int count) {
        throw new BusException(
            BusException.Kind.NAK, "nobody at 0x" + Integer.toHexString(address));
      }
    };
  }

  @Override
  public SpiDevice spi(int chipSelect, int hertz) {
    throw new AssertionError("a Sense HAT has no SPI");
  }

  @Override
  public GpioInput input(int line, Pull pull, EdgeListener listener) {
    throw new AssertionError("the kernel has the lines");
  }

  @Override
  public GpioOutput output(int line, boolean high) {
    throw new AssertionError("the kernel has the lines");
  }

  @Override
  public void close() {}

  private final class Screen implements Framebuffer {
    @Override
    public void write(byte... bytes) {
      framebuffer = bytes.clone();
    }

    @Override
    public boolean there() {
      return hasFramebuffer;
    }

    @Override
    public void close() {}
  }
}
