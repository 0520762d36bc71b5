package dev.hatrack.surface;

import java.time.Instant;

/// What becomes of a page. A page whose claim lives may come back: one that was superseded, or that
/// was shown and then covered, is queued again when it is its claim's turn.
public sealed interface Fate {
  /// It is the one to be shown next.
  ///
  /// @param failures how often in a row the panel has failed on it
  /// @param reason why it has not been shown already, where more than the panel's rest keeps it
  record Queued(int failures, String reason) implements Fate {
    /// Nothing has gone wrong yet.
    public static final Queued FRESH = new Queued(0, "");

    @Override
    public String word() {
      return "queued";
    }
  }

  /// The panel is at it.
  ///
  /// @param failures how often in a row the panel has failed on it before
  record Refreshing(Instant since, int failures) implements Fate {
    @Override
    public String word() {
      return "refreshing";
    }
  }

  /// The panel shows it, or has shown it.
  record Shown(Instant at) implements Fate {
    @Override
    public String word() {
      return "shown";
    }
  }

  /// Another page is, or was, to be shown instead.
  ///
  /// @param by that page's id
  record Superseded(String by, String reason) implements Fate {
    @Override
    public String word() {
      return "superseded";
    }
  }

  /// It will not be shown.
  record Failed(String reason) implements Fate {
    @Override
    public String word() {
      return "failed";
    }
  }

  /// As the API and the metrics name it.
  String word();

  /// Why, for a person; empty text where there is nothing to say.
  default String reason() {
    return "";
  }
}
