package dev.hatrack.driver.is31fl3731;

import java.util.ArrayList;
import java.util.List;

/// Neighbouring bytes that go out in one transaction.
///
/// @param from the first index
/// @param to the index after the last
record Run(int from, int to) {
  /// A transaction costs the chip's address and the register's number beside its data, so sending
  /// up to this many unchanged bytes again costs no more than beginning another.
  private static final int BRIDGED_GAP = 2;

  /// The cheapest runs that turn one array into another of the same length.
  static List<Run> between(byte[] held, byte[] wanted) {
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < wanted.length; i++) {
      if (held[i] != wanted[i]) {
        if (!runs.isEmpty() && i - runs.getLast().to() <= BRIDGED_GAP) {
          runs.set(runs.size() - 1, new Run(runs.getLast().from(), i + 1));
        } else {
          runs.add(new Run(i, i + 1));
        }
      }
    }
    return runs;
  }
}
