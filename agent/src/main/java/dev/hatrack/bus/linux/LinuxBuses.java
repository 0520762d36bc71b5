package dev.hatrack.bus.linux;

import dev.hatrack.bus.Buses;
import dev.hatrack.bus.EdgeListener;
import dev.hatrack.bus.GpioInput;
import dev.hatrack.bus.GpioOutput;
import dev.hatrack.bus.I2cDevice;
import dev.hatrack.bus.KernelDevices;
import dev.hatrack.bus.Pull;
import dev.hatrack.bus.SpiDevice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The wires of this Pi's header. Making one touches nothing: I2C and SPI are opened by the first
/// transaction, and GPIO by the first line.
public final class LinuxBuses implements Buses {
  /// The bus on pins 3 and 5 of the header.
  public static final int HEADER_BUS = 1;

  private static final Path ROOT = Path.of("/");

  private static final int LOWEST_ADDRESS = 0x08;
  private static final int HIGHEST_ADDRESS = 0x77;

  private final int bus;
  private final I2cWire.Opener opener;
  private final SpiWire.Opener spiOpener = new LinuxFsSpiOpener(ROOT);
  private final GpiodLines gpio = new GpiodLines(new GpioNodes(ROOT));
  private final List<LinuxI2cDevice> devices = new ArrayList<>();
  private final List<LinuxSpiDevice> spiDevices = new ArrayList<>();

  /// The header's own bus.
  public LinuxBuses() {
    this(HEADER_BUS);
  }

  /// @param bus the N of `/dev/i2c-N`
  public LinuxBuses(int bus) {
    this(bus, new LinuxFsOpener(new AdapterNode(ROOT, bus)));
  }

  LinuxBuses(int bus, I2cWire.Opener opener) {
    this.bus = bus;
    this.opener = opener;
  }

  @Override
  public synchronized I2cDevice i2c(int address) {
    if (address < LOWEST_ADDRESS || address > HIGHEST_ADDRESS) {
      throw new IllegalArgumentException(
          "0x%02x is no 7-bit I2C address of a chip: 0x08 to 0x77".formatted(address));
    }
    LinuxI2cDevice device = new LinuxI2cDevice(bus, address, opener);
    devices.add(device);
    return device;
  }

  @Override
  public SpiDevice spi(int chipSelect, int hertz) {
    if (chipSelect < 0 || chipSelect > 1) {
      throw new IllegalArgumentException("SPI bus 0 has chip selects 0 and 1, not " + chipSelect);
    }
    LinuxSpiDevice device = new LinuxSpiDevice(chipSelect, hertz, spiOpener);
    synchronized (this) {
      spiDevices.add(device);
    }
    return device;
  }

  @Override
  public GpioOutput output(int line, boolean high) {
    return gpio.output(line, high);
  }

  @Override
  public KernelDevices kernel() {
    return new LinuxKernelDevices(ROOT, bus);
  }

  @Override
  public GpioInput input(int line, Pull pull, EdgeListener listener) {
    return gpio.input(line, pull, listener);
  }

  @Override
  public synchronized void close() {
    devices.forEach(LinuxI2cDevice::close);
    spiDevices.forEach(LinuxSpiDevice::close);
    gpio.close();
  }
}
