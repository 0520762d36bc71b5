package dev.hatrack.doctor;

import java.util.List;

/// What one check found, in words for a person.
public sealed interface Finding {
  /// The sentence that says it.
  String what();

  /// As it should be.
  record Fine(String what) implements Finding {}

  /// Not as it should be.
  ///
  /// @param evidence what was seen that says so
  /// @param remedy the lines to type or to write, in order
  record Wrong(String what, String evidence, List<String> remedy) implements Finding {
    public Wrong {
      remedy = List.copyOf(remedy);
    }

    Wrong(String what, String evidence, String... remedy) {
      this(what, evidence, List.of(remedy));
    }
  }

  /// Could not be told.
  ///
  /// @param why what kept us from telling, and how to find out where there is a way
  record Unknown(String what, String why) implements Finding {}
}
