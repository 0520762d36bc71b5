package dev.hatrack.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// The files of a healthy Pi with a 64-bit Raspberry Pi OS, as far as the doctor looks at them.
///
/// Made by hand from the documentation and sources of the kernel: nothing here was recorded on a
/// Pi. Symbolic links are relative, as in a copied tree.
final class Sysroot {
  private static final byte[] ELF64 = {0x7f, 'E', 'L', 'F', 2};
  static final byte[] ELF32 = {0x7f, 'E', 'L', 'F', 1};

  static final String CONFIG = "boot/firmware/config.txt";

  private final Path root;

  private Sysroot(Path root) {
    this.root = root;
    file("proc/sys/kernel/arch", "aarch64\n");
    bytes("usr/bin/env", ELF64);
    file("run/systemd/timesync/synchronized", "");
    file("run/systemd/system/x", "");
    file("sys/fs/cgroup/cgroup.controllers", "cpuset cpu io memory pids\n");
    file("proc/cmdline", "console=tty1 root=PARTUUID=0 rootwait\n");
    file("etc/passwd", "root:x:0:0::/root:/bin/bash\npi:x:1000:1000::/home/pi:/bin/bash\n");
    file("sys/bus/i2c/devices/i2c-1/name", "i2c\n");
    file("dev/i2c-1", "");
    file("sys/class/spi_master/spi0/uevent", "");
    file("sys/bus/spi/drivers/spidev/uevent", "");
    file("sys/bus/spi/devices/spi0.0/modalias", "spi:spidev\n");
    link("sys/bus/spi/devices/spi0.0/driver", "sys/bus/spi/drivers/spidev");
    file("dev/spidev0.0", "");
    file(CONFIG, "dtparam=i2c_arm=on\ndtparam=spi=on\ndtoverlay=vc4-kms-v3d\n[all]\n");
    file("sys/kernel/debug/gpio", "");
  }

  static Sysroot pi3(Path root) {
    return new Sysroot(root)
        .model("Raspberry Pi 3 Model B Plus Rev 1.3")
        .i2cNode("/soc/i2c@7e804000")
        .spiNode("/soc/spi@7e204000")
        .chip(0, 512, "pinctrl-bcm2835", "soc/3f200000.gpio")
        .chip(1, 566, "raspberrypi-exp-gpio", "soc/soc:firmware/soc:firmware:gpio");
  }

  static Sysroot pi4(Path root) {
    return new Sysroot(root)
        .model("Raspberry Pi 4 Model B Rev 1.4")
        .i2cNode("/soc/i2c@7e804000")
        .spiNode("/soc/spi@7e204000")
        .chip(0, 512, "pinctrl-bcm2711", "soc/fe200000.gpio")
        .chip(1, 570, "raspberrypi-exp-gpio", "soc/soc:firmware/soc:firmware:gpio");
  }

  /// With the numbers of kernel 6.6, on which the header's chip is not the first one.
  static Sysroot pi5(Path root) {
    return new Sysroot(root)
        .model("Raspberry Pi 5 Model B Rev 1.0")
        .i2cNode("/axi/pcie@120000/rp1/i2c@74000")
        .spiNode("/axi/pcie@120000/rp1/spi@50000")
        .chip(0, 512, "gpio-brcmstb@107d508500", "soc/107d508500.gpio")
        .chip(4, 571, "pinctrl-rp1", "axi/1000120000.pcie/1f000d0000.gpio");
  }

  /// With the numbers of later kernels, on which the header's chip is the first one again.
  static Sysroot pi5Later(Path root) {
    return new Sysroot(root)
        .model("Raspberry Pi 5 Model B Rev 1.1")
        .i2cNode("/axi/pcie@1000120000/rp1/i2c@74000")
        .spiNode("/axi/pcie@1000120000/rp1/spi@50000")
        .chip(10, 512, "gpio-brcmstb@107d508500", "soc@107c000000/107d508500.gpio")
        .chip(0, 569, "pinctrl-rp1", "axi/1000120000.pcie/1f000d0000.gpio");
  }

  static Sysroot zero2w(Path root) {
    return new Sysroot(root)
        .model("Raspberry Pi Zero 2 W Rev 1.0")
        .i2cNode("/soc/i2c@7e804000")
        .spiNode("/soc/spi@7e204000")
        .chip(0, 512, "pinctrl-bcm2835", "soc/3f200000.gpio");
  }

  private Sysroot model(String model) {
    return file("proc/device-tree/model", model + "\0");
  }

  private Sysroot i2cNode(String node) {
    return file("proc/device-tree/aliases/i2c1", node + "\0")
        .file("proc/device-tree" + node + "/status", "okay\0");
  }

  private Sysroot spiNode(String node) {
    return file("proc/device-tree/aliases/spi0", node + "\0")
        .file("proc/device-tree" + node + "/status", "okay\0")
        .selects(8, 7);
  }

  /// SPI's node in the device tree.
  String spiNode() {
    return new Machine(root, Patient.NOON, "pi", Permissions.KERNEL)
        .text("proc/device-tree/aliases/spi0")
        .orElseThrow();
  }

  /// The property `cs-gpios`: for each line the chip, the line, and flags, where 1 is active low.
  Sysroot selects(int... lines) {
    ByteBuffer cells = ByteBuffer.allocate(lines.length * 3 * Integer.BYTES);
    for (int line : lines) {
      cells.putInt(0x0f).putInt(line).putInt(1);
    }
    return bytes("proc/device-tree" + spiNode() + "/cs-gpios", cells.array());
  }

  /// With the overlay rpi-sense: the kernel has all chips but the humidity sensor, which that
  /// overlay leaves alone, and HDMI has the first framebuffer.
  Sysroot withSenseHat() {
    file("proc/device-tree/hat/vendor", "Raspberry Pi\0");
    file("proc/device-tree/hat/product", "Sense HAT\0");
    bound(0x46, "simple-mfd-i2c").bound(0x1c, "st-magn-i2c");
    bound(0x6a, "st-accel-i2c").bound(0x5c, "st-press-i2c");
    file("sys/class/graphics/fb0/name", "vc4drmfb\n").file("dev/fb0", "");
    file("sys/class/graphics/fb1/name", "RPi-Sense FB\n").file("dev/fb1", "");
    file("sys/class/input/event0/device/name", "vc4-hdmi\n").file("dev/input/event0", "");
    return file("sys/class/input/event1/device/name", "Raspberry Pi Sense HAT Joystick\n")
        .file("dev/input/event1", "");
  }

  /// A kernel driver takes an address of the header's I2C bus.
  Sysroot bound(int address, String driver) {
    return file("sys/bus/i2c/drivers/" + driver + "/uevent", "")
        .link(
            "sys/bus/i2c/devices/1-%04x/driver".formatted(address),
            "sys/bus/i2c/drivers/" + driver);
  }

  Sysroot chip(int number, int base, String label, String device) {
    String platform = "sys/devices/platform/" + device;
    String shown = platform + "/gpio/gpiochip" + base;
    return file(platform + "/gpiochip" + number + "/dev", "254:" + number + "\n")
        .file(shown + "/label", label + "\n")
        .file(shown + "/base", base + "\n")
        .link(shown + "/device", platform)
        .link("sys/bus/gpio/devices/gpiochip" + number, platform + "/gpiochip" + number)
        .link("sys/class/gpio/gpiochip" + base, shown)
        .file("dev/gpiochip" + number, "");
  }

  Sysroot file(String path, String text) {
    return bytes(path, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  Sysroot bytes(String path, byte[] bytes) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param target from the root
  Sysroot link(String path, String target) {
    try {
      Path link = root.resolve(path);
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(
          link, root.resolve(path).resolve("..").normalize().relativize(root.resolve(target)));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Sysroot without(String path) {
    Path top = root.resolve(path);
    try (Stream<Path> all = Files.walk(top)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path root() {
    return root;
  }
}
