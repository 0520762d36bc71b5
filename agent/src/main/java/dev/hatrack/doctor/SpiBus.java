package dev.hatrack.doctor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the kernel shows of SPI bus 0 and its first chip select, where our boards are.
final class SpiBus {
  static final String DEVICE = "dev/spidev0.0";

  /// What makes the device file.
  static final String MODULE = "spidev";

  /// The line of chip select 0 on the header.
  static final int LINE = 8;

  private static final String TREE = "proc/device-tree";
  private static final String CHIP = "sys/bus/spi/devices/spi0.0";

  /// A line in the device tree: which chip, which line of it, and flags, of 32 bits each.
  private static final int CELLS = 3;

  private SpiBus() {}

  /// Whether there is the bus, whatever there is on it.
  static boolean enabled(Machine machine) {
    return machine.has("sys/class/spi_master/spi0") || present(machine) || machine.has(DEVICE);
  }

  /// Whether the kernel knows of anything at the chip select.
  static boolean present(Machine machine) {
    return machine.has(CHIP);
  }

  /// The driver that has the chip select.
  static Optional<String> driver(Machine machine) {
    return machine.driver(CHIP);
  }

  /// The bus's node in the device tree, `/soc/spi@7e204000` on a Pi 3.
  static Optional<String> node(Machine machine) {
    return machine.text(TREE + "/aliases/spi0");
  }

  static Optional<String> status(Machine machine) {
    return node(machine).flatMap(node -> machine.text(TREE + node + "/status"));
  }

  /// The lines that the kernel drives as chip selects, in their order; empty where the device tree
  /// does not say.
  static Optional<List<Integer>> selects(Machine machine) {
    return node(machine)
        .map(node -> machine.path(TREE + node + "/cs-gpios"))
        .filter(Files::isReadable)
        .flatMap(SpiBus::lines);
  }

  private static Optional<List<Integer>> lines(Path property) {
    try {
      ByteBuffer cells = ByteBuffer.wrap(Files.readAllBytes(property));
      List<Integer> lines = new ArrayList<>();
      while (cells.remaining() >= CELLS * Integer.BYTES) {
        int at = cells.position();
        lines.add(cells.getInt(at + Integer.BYTES));
        cells.position(at + CELLS * Integer.BYTES);
      }
      return Optional.of(lines);
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
