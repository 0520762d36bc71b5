package dev.hatrack.task.client;

import java.util.List;
import java.util.Optional;

/// A node and its boards.
public record HatState(String node, String version, List<Board> boards) {
  public HatState {
    boards = List.copyOf(boards);
  }

  /// One board.
  ///
  /// @param health `healthy`, `failed` or `absent`
  /// @param reason why it is not healthy
  public record Board(
      String board,
      String vendor,
      String product,
      boolean simulated,
      String health,
      Optional<String> reason,
      List<Capability> capabilities) {
    public Board {
      capabilities = List.copyOf(capabilities);
    }
  }

  /// What a board can do for a job.
  ///
  /// @param capability `leds`, `buttons`, …
  /// @param path where it is in the API
  /// @param size the size of a surface
  /// @param buttons the names of its buttons
  public record Capability(
      String capability, String path, Optional<Size> size, List<String> buttons) {
    public Capability {
      buttons = List.copyOf(buttons);
    }
  }
}
