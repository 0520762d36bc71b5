package dev.hatrack.doctor;

import java.util.List;

/// What the doctor says of boards on one header.
public final class BoardsTogether {
  private BoardsTogether() {}

  /// The finding that it would print, were these boards configured.
  public static Finding examine(List<ConfiguredBoard> boards) {
    return new BoardsShare(Patient.setup(boards.toArray(ConfiguredBoard[]::new))).together();
  }

  /// The lines that a board has a wire to without our using them, unless it uses them besides.
  public static List<Integer> wired(String slug) {
    return BoardsShare.wired(slug);
  }
}
