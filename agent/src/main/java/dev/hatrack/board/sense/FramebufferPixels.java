package dev.hatrack.board.sense;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.KernelDevices.Framebuffer;
import dev.hatrack.hat.Frame;

/// The LEDs through the kernel's framebuffer: 16 bits a pixel, five of red, six of green, five of
/// blue, in the byte order of the processor, which is little-endian on every Pi. The kernel applies
/// its gamma table.
final class FramebufferPixels implements Pixels {
  static final String NAME = "RPi-Sense FB";

  private final Framebuffer file;

  FramebufferPixels(Framebuffer file) {
    this.file = file;
  }

  @Override
  public void probe() {
    if (!file.there()) {
      throw new BusException(
          BusException.Kind.NAK,
          "the framebuffer " + NAME + " is gone: the kernel no longer drives the LEDs");
    }
  }

  @Override
  public void show(Frame frame, double brightness) {
    byte[] bytes = new byte[frame.format().area() * 2];
    int at = 0;
    for (int y = 0; y < frame.format().height(); y++) {
      for (int x = 0; x < frame.format().width(); x++) {
        int pixel = rgb565(frame.rgb(x, y), brightness);
        bytes[at++] = (byte) pixel;
        bytes[at++] = (byte) (pixel >> 8);
      }
    }
    file.write(bytes);
  }

  /// The kernel drops green's sixth bit again.
  private static int rgb565(int rgb, double brightness) {
    int red = FiveBits.of(rgb >> 16, brightness);
    int green = FiveBits.of((rgb >> 8) & 0xFF, brightness);
    int blue = FiveBits.of(rgb & 0xFF, brightness);
    return (red << 11) | (green << 6) | blue;
  }

  @Override
  public void close() {
    file.close();
  }
}
