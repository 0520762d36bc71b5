package dev.hatrack.api;

import dev.hatrack.access.Caller;
import dev.hatrack.board.Slot;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who works the controls of the simulated boards, in the log: a line whenever that is somebody
/// else than before. A dial that is turned by hand makes many requests a second.
final class SimulationAudit {
  private static final Logger log = LoggerFactory.getLogger(SimulationAudit.class);

  private final Map<String, String> hands = new ConcurrentHashMap<>();

  void touched(Slot slot, Caller caller, String from) {
    String board = slot.model().slug();
    String who = caller.holder().display() + " from " + from;
    if (!who.equals(hands.put(board, who))) {
      log.info("audit: the controls of the simulated {} are worked by {}", board, who);
    }
  }
}
