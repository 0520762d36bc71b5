package dev.hatrack.bus.linux;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiBus;
import com.pi4j.io.spi.SpiConfigBuilder;
import com.pi4j.io.spi.SpiMode;
import com.pi4j.plugin.linuxfs.provider.spi.LinuxFsSpiProvider;
import java.io.IOException;
import java.nio.file.Path;

/// Opens SPI device files with Pi4J's linuxfs, which calls the C library through JNA. Chip select
/// is the controller's own: linuxfs can't leave it alone.
final class LinuxFsSpiOpener implements SpiWire.Opener {
  private final Path root;

  LinuxFsSpiOpener(Path root) {
    this.root = root;
  }

  @Override
  public SpiWire open(int chipSelect, int hertz) throws IOException {
    new SpiNode(root, chipSelect).check();
    Context context =
        Pi4J.newContextBuilder()
            .noAutoDetect()
            .disableShutdownHook()
            .add(LinuxFsSpiProvider.newInstance())
            .build();
    try {
      Spi spi =
          context.create(
              SpiConfigBuilder.newInstance(context)
                  .id("spi-0-" + chipSelect)
                  .bus(SpiBus.BUS_0)
                  .address(chipSelect)
                  .mode(SpiMode.MODE_0)
                  .baud(hertz)
                  .build());
      return new Wire(context, spi);
    } catch (RuntimeException | LinkageError e) {
      context.shutdown();
      throw e;
    }
  }

  private record Wire(Context context, Spi spi) implements SpiWire {
    @Override
    public int write(byte[] bytes) {
      return spi.write(bytes, 0, bytes.length);
    }

    @Override
    public void close() {
      context.shutdown();
    }
  }
}
