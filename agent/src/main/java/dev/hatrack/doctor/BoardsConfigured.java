package dev.hatrack.doctor;

import java.util.stream.Collectors;

/// Whether the configuration names a board.
record BoardsConfigured(Setup setup) implements Check {
  @Override
  public Finding examine(Machine machine) {
    if (setup.boards().isEmpty()) {
      return new Finding.Wrong(
          "No board is configured",
          "boards is empty in " + setup.file(),
          "sudoedit " + setup.file() + "    # write one of these into it:",
          setup.known().stream()
              .map(model -> "boards: [{board: %s}]".formatted(model.slug()))
              .collect(Collectors.joining("   or   ")));
    }
    return new Finding.Fine(
        setup.boards().stream()
            .map(board -> board.slug() + (board.simulated() ? " (simulated, needs nothing)" : ""))
            .collect(Collectors.joining(", ", "configured: ", "")));
  }
}
