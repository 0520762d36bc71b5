package dev.hatrack.driver.eink;

import dev.hatrack.bus.GpioOutput;
import dev.hatrack.bus.SpiDevice;
import java.time.Duration;

/// The wires to a controller: SPI with a line that tells commands (low) from data (high), and one
/// that resets (low).
///
/// @param spi the controller's chip select
/// @param dataCommand the line D/C
/// @param reset the line RES, high at the beginning
/// @param busy the line BUSY
/// @param waiting how time passes
public record EinkWires(
    SpiDevice spi, GpioOutput dataCommand, GpioOutput reset, BusyLine busy, Waiting waiting) {
  /// How long RESET is low, and how long the controller is left alone after it.
  ///
  /// @see "HINK-E0213A07 datasheet, section 15.2"
  static final Duration RESET = Duration.ofMillis(10);

  /// How late BUSY may rise after a software reset; one that is over sooner is not noticed.
  static final Duration RESET_BEGINS = Duration.ofMillis(10);

  /// How late BUSY may rise after the command to refresh. Pimoroni's library gives it 50 ms.
  static final Duration REFRESH_BEGINS = Duration.ofSeconds(1);

  private static final String IN_RESET = "after its reset";
  private static final String IN_REFRESH = "with the refresh";

  /// Sends a command and its data.
  ///
  /// @param data each 0-255
  void command(int command, int... data) {
    byte[] bytes = new byte[data.length];
    for (int i = 0; i < data.length; i++) {
      bytes[i] = (byte) data[i];
    }
    command(command, bytes);
  }

  void command(int command, byte[] data) {
    dataCommand.set(false);
    spi.write((byte) command);
    if (data.length > 0) {
      dataCommand.set(true);
      spi.write(data);
    }
  }

  /// Resets by the line, and then by the command.
  void resetAll() throws InterruptedException {
    reset.set(false);
    waiting.pause(RESET);
    reset.set(true);
    waiting.pause(RESET);
    busy.awaitDone(IN_RESET);
    busy.arm();
    command(Command.SOFTWARE_RESET);
    if (busy.begun(IN_RESET, RESET_BEGINS)) {
      busy.awaitDone(IN_RESET);
    }
  }

  /// Has the controller show what it holds, and waits until it has.
  void refresh() throws InterruptedException {
    busy.arm();
    command(Command.MASTER_ACTIVATION);
    if (!busy.begun(IN_REFRESH, REFRESH_BEGINS)) {
      throw busy.neverBegan(IN_REFRESH);
    }
    busy.awaitDone(IN_REFRESH);
  }
}
