package dev.hatrack.doctor;

import dev.hatrack.hat.BoardModel;
import java.nio.file.Path;
import java.util.List;

/// What the configuration asks of the machine.
///
/// @param file where it is written
/// @param i2c the N of `/dev/i2c-N`
/// @param known every kind of board that could be configured
public record Setup(
    Path file,
    int i2c,
    List<ConfiguredBoard> boards,
    List<BoardModel> known,
    Service agent,
    Service consul,
    Service nomad) {
  public Setup {
    boards = List.copyOf(boards);
    known = List.copyOf(known);
  }

  List<ConfiguredBoard> real() {
    return boards.stream().filter(board -> !board.simulated()).toList();
  }

  /// Whether the header matters: with none configured a person is about to plug one in.
  boolean needsHeader() {
    return boards.isEmpty() || !real().isEmpty();
  }

  boolean needsSpi() {
    return real().stream().anyMatch(ConfiguredBoard::spi);
  }

  boolean needsLines() {
    return boards.isEmpty() || real().stream().anyMatch(board -> !board.lines().isEmpty());
  }
}
