package dev.hatrack.bus.linux;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.KernelDevices.Framebuffer;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A framebuffer's device file, opened for each picture: the driver may go at any time.
record FramebufferFile(Path device) implements Framebuffer {
  @Override
  public void write(byte... bytes) {
    try {
      Files.write(device, bytes, StandardOpenOption.WRITE);
    } catch (AccessDeniedException e) {
      throw new BusException(
          BusException.Kind.ERROR,
          device
              + " is not ours to use; add the agent's user to the group video:"
              + " sudo usermod -aG video hatrack",
          e);
    } catch (IOException e) {
      throw new BusException(
          BusException.Kind.ERROR, device + " does not take the picture: " + e.getMessage(), e);
    }
  }

  @Override
  public boolean there() {
    return Files.exists(device);
  }

  @Override
  public void close() {
    // nothing is held
  }
}
