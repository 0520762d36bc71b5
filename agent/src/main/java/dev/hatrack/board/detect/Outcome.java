package dev.hatrack.board.detect;

import dev.hatrack.board.Board;
import dev.hatrack.hat.BoardModel;
import java.util.List;
import java.util.function.Supplier;

/// What came of looking for one kind of board.
public sealed interface Outcome {
  /// What was looked at and what it said, in words.
  List<String> evidence();

  /// It is there.
  ///
  /// @param board makes it; called once
  record Found(BoardModel model, Supplier<Board> board, List<String> evidence) implements Outcome {
    public Found {
      evidence = List.copyOf(evidence);
    }
  }

  /// There is no sign of it.
  record NotPresent(List<String> evidence) implements Outcome {
    public NotPresent {
      evidence = List.copyOf(evidence);
    }
  }

  /// It can't be told, or something is there that can't be used.
  ///
  /// @param reason what is wrong, and what to do
  record Failed(String reason, List<String> evidence) implements Outcome {
    public Failed {
      evidence = List.copyOf(evidence);
    }
  }
}
