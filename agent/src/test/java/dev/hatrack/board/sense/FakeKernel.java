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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A kernel that drives what the test says, over wires that go on as they were.
final class FakeKernel implements KernelDevices {
  private final Map<Integer, String> drivers = new HashMap<>();
  private final Map<String, Map<String, String>> iio = new HashMap<>();
  private final Set<Integer> silent = new HashSet<>();
  private boolean framebuffer;
  private byte[] pixels = {};
  private boolean stick;
  private Consumer<KeyEvent> keys = _ -> {};
  private Consumer<BusException> lost = _ -> {};

  void bind(int address, String driver) {
    drivers.put(address, driver);
  }

  void unbind(int address) {
    drivers.remove(address);
  }

  void framebufferThere(boolean there) {
    framebuffer = there;
  }

  /// What was last written to the framebuffer.
  byte[] pixels() {
    return pixels.clone();
  }

  void stickThere(boolean there) {
    stick = there;
  }

  void key(int code, int value) {
    keys.accept(new KeyEvent(code, value));
  }

  void unplugStick() {
    stick = false;
    lost.accept(new BusException(BusException.Kind.ERROR, "the input device is gone"));
  }

  /// A sensor's directory; files are given as name, text, name, text.
  void iio(String device, String... files) {
    Map<String, String> directory = new HashMap<>();
    for (int i = 0; i < files.length; i += 2) {
      directory.put(files[i], files[i + 1]);
    }
    iio.put(device, directory);
  }

  void removeIio(String device) {
    iio.remove(device);
  }

  /// Whether a chip is broken off.
  void silence(int address, boolean now) {
    if (now) {
      silent.add(address);
    } else {
      silent.remove(address);
    }
  }

  /// The wires with this kernel beside them.
  Buses over(Buses wires) {
    return new Wires(wires);
  }

  @Override
  public Optional<Framebuffer> framebuffer(String name) {
    return framebuffer && name.equals("RPi-Sense FB")
        ? Optional.of(new Pixels())
        : Optional.empty();
  }

  @Override
  public Optional<Subscribed> keys(
      String name, Consumer<KeyEvent> toldKeys, Consumer<BusException> toldLost) {
    if (!stick || !name.equals("Raspberry Pi Sense HAT Joystick")) {
      return Optional.empty();
    }
    keys = toldKeys;
    lost = toldLost;
    return Optional.of(() -> keys = _ -> {});
  }

  @Override
  public Optional<IioDevice> iio(List<String> names) {
    return names.stream()
        .filter(iio::containsKey)
        .map(iio::get)
        .map(Objects::requireNonNull)
        .findFirst()
        .map(files -> attribute -> Optional.ofNullable(files.get(attribute)));
  }

  @Override
  public Optional<String> driverOf(int i2cAddress) {
    return Optional.ofNullable(drivers.get(i2cAddress));
  }

  private final class Pixels implements Framebuffer {
    @Override
    public void write(byte... bytes) {
      pixels = bytes.clone();
    }

    @Override
    public boolean there() {
      return framebuffer;
    }

    @Override
    public void close() {
      // nothing is held
    }
  }

  private final class Wires implements Buses {
    private final Buses inside;

    Wires(Buses inside) {
      this.inside = inside;
    }

    @Override
    public I2cDevice i2c(int address) {
      return new Guarded(address, inside.i2c(address));
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
      return FakeKernel.this;
    }

    @Override
    public void close() {
      inside.close();
    }
  }

  /// A chip that can be made to fall silent, and that nobody may talk to while the kernel does.
  private final class Guarded implements I2cDevice {
    private final int address;
    private final I2cDevice inside;

    Guarded(int address, I2cDevice inside) {
      this.address = address;
      this.inside = inside;
    }

    private I2cDevice inside() {
      if (drivers.containsKey(address)) {
        throw new BusException(
            BusException.Kind.ERROR, "I2C 0x%02x: the kernel has it".formatted(address));
      }
      if (silent.contains(address)) {
        throw new BusException(
            BusException.Kind.NAK, "I2C 0x%02x: nobody answers".formatted(address));
      }
      return inside;
    }

    @Override
    public void write(byte... bytes) {
      inside().write(bytes);
    }

    @Override
    public byte[] read(int register, int count) {
      return inside().read(register, count);
    }

    @Override
    public byte[] readMemory(int at, int count) {
      return inside().readMemory(at, count);
    }
  }
}
