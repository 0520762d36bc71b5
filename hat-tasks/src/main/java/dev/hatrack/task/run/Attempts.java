package dev.hatrack.task.run;

import dev.hatrack.task.client.HatException;
import dev.hatrack.task.client.HatFailure;
import dev.hatrack.task.client.HatUnreachable;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;

/// Calls of the agent by a task that stays through everything that passes by itself: an exclusive
/// claim, a board that fails, an agent that is away. Each kind of trouble is logged once.
public final class Attempts {
  /// Nothing that the passing of time would change.
  private static final Set<Integer> FINAL = Set.of(400, 403, 405, 413, 415);

  private final Consumer<String> log;
  private final Backoff backoff = new Backoff();
  private String trouble = "";

  /// @param log takes a line for people to read
  public Attempts(Consumer<String> log) {
    this.log = log;
  }

  /// Whether it may be tried now.
  public boolean due(Instant now) {
    return backoff.isOver(now);
  }

  /// Tries.
  ///
  /// @return whether it went well; if not, it is not {@link #due} for a while
  /// @throws TaskFailed when the agent refuses, and would do so for ever
  public boolean make(Instant now, Runnable call) {
    try {
      call.run();
    } catch (HatFailure failure) {
      failed(failure, now);
      return false;
    }
    backoff.succeeded();
    if (!trouble.isEmpty()) {
      log.accept("goes on again");
      trouble = "";
    }
    return true;
  }

  private void failed(HatFailure failure, Instant now) {
    if (failure instanceof HatException problem && FINAL.contains(problem.status())) {
      throw new TaskFailed(problem.message(), problem);
    }
    backoff.failed(now);
    String kind = kind(failure);
    if (!trouble.equals(kind)) {
      log.accept(failure.message() + "; trying again");
      trouble = kind;
    }
  }

  private static String kind(HatFailure failure) {
    if (failure instanceof HatException problem) {
      return "status " + problem.status();
    }
    return failure instanceof HatUnreachable ? "unreachable" : "token";
  }
}
