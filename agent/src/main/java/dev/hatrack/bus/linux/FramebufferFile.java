package dev.hatrack.bus.linux;

import dev.hatrack.bus.KernelDevices.Framebuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A framebuffer's device file, opened for each picture: the driver may go at any time.
record FramebufferFile(Path device) implements Framebuffer {
  @Override
  public void write(byte... bytes) {
    try {
      Files.write(device, bytes, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new FileFailures(device, "video").explain("does not take the picture", e);
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
