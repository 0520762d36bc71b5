package dev.hatrack.board.sense;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.KernelDevices.Framebuffer;

/// The LEDs through the kernel's framebuffer: two bytes for each pixel, RGB565, the low byte first
/// as on every Pi. The kernel applies gamma, and of the six bits of green it uses the upper five.
final class FramebufferPixels implements Pixels {
  /// What the kernel calls it.
  static final String NAME = "RPi-Sense FB";

  private static final int BYTES_PER_PIXEL = 2;

  private final Framebuffer framebuffer;

  FramebufferPixels(Framebuffer framebuffer) {
    this.framebuffer = framebuffer;
  }

  @Override
  public void probe() {
    if (!framebuffer.there()) {
      throw new BusException(
          BusException.Kind.ERROR,
          "the framebuffer '%s' is gone: the kernel's driver was taken off".formatted(NAME));
    }
  }

  @Override
  public void show(byte[] levels) {
    byte[] bytes = new byte[levels.length / 3 * BYTES_PER_PIXEL];
    for (int pixel = 0; pixel < levels.length / 3; pixel++) {
      int packed = rgb565(levels[3 * pixel], levels[3 * pixel + 1], levels[3 * pixel + 2]);
      bytes[BYTES_PER_PIXEL * pixel] = (byte) packed;
      bytes[BYTES_PER_PIXEL * pixel + 1] = (byte) (packed >> 8);
    }
    framebuffer.write(bytes);
  }

  /// Green's sixth bit repeats its highest one, so that full stays full.
  private static int rgb565(int red, int green, int blue) {
    int sixBits = (green << 1) | (green >> 4);
    return (red << 11) | (sixBits << 5) | blue;
  }

  @Override
  public void close() {
    framebuffer.close();
  }
}
