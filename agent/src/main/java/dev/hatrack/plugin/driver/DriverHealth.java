package dev.hatrack.plugin.driver;

import dev.hatrack.hat.Subscription;
import java.util.List;

/// Whether tasks can run here.
public interface DriverHealth {
  /// How it stands.
  enum State {
    /// The driver is not offered at all.
    UNDETECTED,
    UNHEALTHY,
    HEALTHY
  }

  /// How it stands, and why.
  ///
  /// @param words for `nomad node status`; Nomad makes a node event of each change, so nothing that
  ///   changes all the time belongs in it
  /// @param boards the boards' slugs
  record Condition(State state, String words, List<String> boards) {
    public Condition {
      boards = List.copyOf(boards);
    }
  }

  Condition now();

  /// Tells of every change from now on. The listener returns at once, asks [#now] and is called
  /// with no lock held.
  Subscription onChange(Runnable listener);
}
