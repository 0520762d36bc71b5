package dev.hatrack.bus.linux;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.SpiDevice;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// One chip on SPI bus 0. Cut into transfers here, because linuxfs would do it with a size that it
/// reads from the kernel. After a failure the device file is opened anew.
final class LinuxSpiDevice implements SpiDevice, AutoCloseable {
  private final int chipSelect;
  private final int hertz;
  private final SpiWire.Opener opener;
  private Optional<SpiWire> wire = Optional.empty();

  LinuxSpiDevice(int chipSelect, int hertz, SpiWire.Opener opener) {
    this.chipSelect = chipSelect;
    this.hertz = hertz;
    this.opener = opener;
  }

  @Override
  public synchronized void write(byte... bytes) {
    try {
      for (int at = 0; at < bytes.length; at += LONGEST_TRANSFER) {
        transfer(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + LONGEST_TRANSFER)));
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      close();
      throw explain(e);
    }
  }

  /// linuxfs tells a failure by what it returns, and in its log.
  private void transfer(byte[] part) throws IOException {
    if (wire.isEmpty()) {
      wire = Optional.of(opener.open(chipSelect, hertz));
    }
    if (wire.orElseThrow().write(part) != 0) {
      throw new IOException(
          "the kernel did not take "
              + part.length
              + " bytes; linuxfs leaves the error's number in the log, just before this");
    }
  }

  private BusException explain(Throwable e) {
    String where = "SPI bus 0, chip select " + chipSelect + ": ";
    String what =
        e instanceof LinkageError
            ? "Pi4J's native library does not run on this machine's processor"
            : String.valueOf(e.getMessage());
    return new BusException(BusException.Kind.ERROR, where + what, e);
  }

  @Override
  public synchronized void close() {
    wire.ifPresent(SpiWire::close);
    wire = Optional.empty();
  }
}
