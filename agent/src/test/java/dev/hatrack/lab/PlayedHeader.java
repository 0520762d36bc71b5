package dev.hatrack.lab;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.GpioOutput;
import dev.hatrack.bus.Pull;
import dev.hatrack.bus.recording.Octets;
import dev.hatrack.bus.simulated.Fault;
import dev.hatrack.bus.simulated.I2cChip;
import dev.hatrack.bus.simulated.SimulatedHeader;
import dev.hatrack.bus.simulated.SpiChip;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The far end of the kernel's wires: each byte goes to the chip model that it is for, as on a real
/// header with all of these boards stacked on it.
final class PlayedHeader {
  /// Who is told what the boards do to the Pi's inputs.
  @FunctionalInterface
  interface Inputs {
    void set(int line, Level level);
  }

  private final List<PlayedBoard> boards;
  private final Map<Integer, List<GpioOutput>> outputs = new HashMap<>();

  PlayedHeader(List<PlayedBoard> boards) {
    this.boards = List.copyOf(boards);
  }

  /// Tells how every line stands, and from now on each change.
  void connect(Inputs inputs) {
    for (PlayedBoard board : boards) {
      for (int line : board.inputs()) {
        var _ = board.header().input(line, Pull.UP, _ -> tell(board, line, inputs));
      }
    }
    tellAll(inputs);
  }

  /// Tells how every line stands.
  void tellAll(Inputs inputs) {
    boards.forEach(board -> board.inputs().forEach(line -> tell(board, line, inputs)));
  }

  private static void tell(PlayedBoard board, int line, Inputs inputs) {
    inputs.set(line, Level.of(board.header().line(line).driven()));
  }

  Answer perform(Request request) {
    return switch (request) {
      case Request.I2cWrite write -> i2c(write);
      case Request.I2cRead read -> i2c(read);
      case Request.SpiTransfer transfer -> spi(transfer);
      case Request.Drive drive -> drive(drive);
      case Request.LetGo letGo -> letGo(letGo.line());
    };
  }

  private Answer i2c(Request.I2cWrite write) {
    if (stuck()) {
      return Answer.STUCK;
    }
    return i2cChip(write.address()).map(chip -> write(chip, write)).orElse(Answer.NAK);
  }

  private static Answer write(I2cChip chip, Request.I2cWrite write) {
    boolean taken = chip.addressed(false);
    for (byte value : write.bytes().toArray()) {
      taken = taken && chip.accept(value & 0xFF);
    }
    if (write.stop() || !taken) {
      chip.stopped(); // a master that misses an acknowledgement ends the transaction
    }
    return taken ? Answer.DONE : Answer.NAK;
  }

  private Answer i2c(Request.I2cRead read) {
    if (stuck()) {
      return Answer.STUCK;
    }
    return i2cChip(read.address()).map(chip -> read(chip, read)).orElse(Answer.NAK);
  }

  private static Answer read(I2cChip chip, Request.I2cRead read) {
    boolean there = chip.addressed(true);
    byte[] bytes = new byte[there ? read.count() : 0];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) chip.supply();
    }
    if (read.stop() || !there) {
      chip.stopped();
    }
    return there ? new Answer(0, Octets.of(bytes)) : Answer.NAK;
  }

  /// Nobody acknowledges on SPI.
  private Answer spi(Request.SpiTransfer transfer) {
    headers()
        .forEach(
            header ->
                header.spiChip(transfer.chipSelect()).ifPresent(chip -> clock(chip, transfer)));
    return Answer.DONE;
  }

  private static void clock(SpiChip chip, Request.SpiTransfer transfer) {
    chip.selected(true);
    for (byte value : transfer.bytes().toArray()) {
      chip.accept(value & 0xFF);
    }
    if (transfer.deselect()) {
      chip.selected(false);
    }
  }

  /// A line that a board drives too is a short circuit, which is told to whoever reads the log.
  private Answer drive(Request.Drive drive) {
    try {
      outputs
          .computeIfAbsent(drive.line(), line -> open(line, drive.high()))
          .forEach(output -> output.set(drive.high()));
      return Answer.DONE;
    } catch (BusException e) {
      throw new IllegalStateException("the Pi drives a line that a board drives", e);
    }
  }

  private List<GpioOutput> open(int line, boolean high) {
    List<GpioOutput> ends = new ArrayList<>();
    headers().forEach(header -> ends.add(header.output(line, high)));
    return ends;
  }

  private Answer letGo(int line) {
    Optional.ofNullable(outputs.remove(line)).ifPresent(ends -> ends.forEach(GpioOutput::close));
    return Answer.DONE;
  }

  /// One board that holds a line low holds it for all.
  private boolean stuck() {
    return headers().stream().anyMatch(header -> header.fault() == Fault.STUCK);
  }

  private Optional<I2cChip> i2cChip(int address) {
    return headers().stream().flatMap(header -> header.i2cChip(address).stream()).findFirst();
  }

  private List<SimulatedHeader> headers() {
    return boards.stream().map(PlayedBoard::header).toList();
  }
}
