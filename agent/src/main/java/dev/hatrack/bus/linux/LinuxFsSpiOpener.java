package dev.hatrack.bus.linux;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiBus;
import com.pi4j.io.spi.SpiConfig;
import com.pi4j.io.spi.SpiConfigBuilder;
import com.pi4j.io.spi.SpiMode;
import com.pi4j.plugin.linuxfs.provider.spi.LinuxFsSpi;
import com.pi4j.plugin.linuxfs.provider.spi.LinuxFsSpiProviderImpl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Opens SPI device files with Pi4J's linuxfs, which calls the C library through JNA. Chip select
/// is the controller's own: linuxfs can't leave it alone (it refuses any `flags`).
///
/// Without a Pi4J context around it: a context that is shut down forgets linuxfs's SPI devices
/// before their provider would close them, and one file descriptor stays open each time.
final class LinuxFsSpiOpener implements SpiWire.Opener {
  private final Path root;
  private final Map<Settings, SpiConfig> configs = new ConcurrentHashMap<>();

  LinuxFsSpiOpener(Path root) {
    this.root = root;
  }

  @Override
  public SpiWire open(int chipSelect, int hertz) throws IOException {
    new SpiNode(root, chipSelect).check();
    SpiConfig config =
        configs.computeIfAbsent(new Settings(chipSelect, hertz), LinuxFsSpiOpener::config);
    Spi spi = new LinuxFsSpi(new LinuxFsSpiProviderImpl(), config);
    spi.open();
    return new Wire(spi);
  }

  /// Pi4J builds settings with a context only, and a context looks the whole machine over: once.
  private static SpiConfig config(Settings wanted) {
    Context context = Pi4J.newContextBuilder().noAutoDetect().disableShutdownHook().build();
    try {
      return SpiConfigBuilder.newInstance(context)
          .id("spi-0-" + wanted.chipSelect())
          .bus(SpiBus.BUS_0)
          .address(wanted.chipSelect())
          .mode(SpiMode.MODE_0)
          .baud(wanted.hertz())
          .build();
    } finally {
      context.shutdown();
    }
  }

  private record Settings(int chipSelect, int hertz) {}

  private record Wire(Spi spi) implements SpiWire {
    @Override
    public int write(byte[] bytes) {
      return spi.write(bytes, 0, bytes.length);
    }

    @Override
    public void close() {
      spi.close();
    }
  }
}
