package dev.hatrack.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;

/// Whether the programs installed here are 64-bit ones. The kernel alone does not say: the 32-bit
/// Raspberry Pi OS runs on a 64-bit kernel where the processor can.
final class SixtyFourBit implements Check {
  private static final String PROGRAM = "usr/bin/env";
  private static final String KERNEL = "proc/sys/kernel/arch";

  /// The fifth byte of an ELF file is its class: 1 for 32 bits, 2 for 64.
  private static final int HEADER = 5;

  @Override
  public Finding examine(Machine machine) {
    Optional<Integer> bits = programs(machine);
    String kernel = machine.text(KERNEL).orElse("of unknown architecture");
    if (bits.isEmpty()) {
      return new Finding.Unknown(
          "whether this system is a 64-bit one",
          "/%s is no program that can be read; try: dpkg --print-architecture".formatted(PROGRAM));
    }
    if (bits.get() == 64) {
      return new Finding.Fine("64-bit system, kernel " + kernel);
    }
    return new Finding.Wrong(
        "This is a 32-bit system; Java 25 and Nomad exist for 64 bits only",
        "/%s is a 32-bit program, the kernel is %s".formatted(PROGRAM, kernel),
        "rpi-imager    # on another computer: write Raspberry Pi OS (64-bit) to the card anew");
  }

  private static Optional<Integer> programs(Machine machine) {
    try (InputStream program = Files.newInputStream(machine.path(PROGRAM))) {
      byte[] start = program.readNBytes(HEADER);
      boolean elf = start.length == HEADER && start[0] == 0x7f && start[1] == 'E';
      return elf ? Optional.of(start[HEADER - 1] * 32) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
