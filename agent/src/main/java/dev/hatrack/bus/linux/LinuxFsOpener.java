package dev.hatrack.bus.linux;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CConfigBuilder;
import com.pi4j.plugin.linuxfs.provider.i2c.LinuxFsI2C;
import com.pi4j.plugin.linuxfs.provider.i2c.LinuxFsI2CBus;
import com.pi4j.plugin.linuxfs.provider.i2c.LinuxFsI2CProvider;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Opens I2C device files with Pi4J's linuxfs, without its search for plugins and its shutdown
/// hook.
final class LinuxFsOpener implements I2cWire.Opener {
  private final AdapterNode node;
  private final Map<Integer, I2CConfig> configs = new ConcurrentHashMap<>();

  LinuxFsOpener(AdapterNode node) {
    this.node = node;
  }

  @Override
  public I2cWire open(int bus, int address) throws IOException {
    node.check();
    I2CConfig config = configs.computeIfAbsent(address, chip -> config(bus, chip));
    LinuxFsI2CBus file = new LinuxFsI2CBus(config);
    return new Wire(file, new LinuxFsI2C(file, LinuxFsI2CProvider.newInstance(), config));
  }

  /// Pi4J builds settings with a context only, and a context looks the whole machine over: once.
  private static I2CConfig config(int bus, int address) {
    Context context = Pi4J.newContextBuilder().noAutoDetect().disableShutdownHook().build();
    try {
      return I2CConfigBuilder.newInstance(context)
          .id("i2c-%d-%02x".formatted(bus, address))
          .bus(bus)
          .device(address)
          .build();
    } finally {
      context.shutdown();
    }
  }

  private record Wire(LinuxFsI2CBus file, I2C chip) implements I2cWire {
    @Override
    public void write(byte[] bytes) {
      chip.write(bytes);
    }

    @Override
    public int read(int register, byte[] into) {
      return chip.readRegister(register, into);
    }

    @Override
    public int readMemory(int at, byte[] into) {
      return chip.readRegister(new byte[] {(byte) (at >> 8), (byte) at}, into);
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
