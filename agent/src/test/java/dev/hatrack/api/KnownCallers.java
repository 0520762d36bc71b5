package dev.hatrack.api;

import dev.hatrack.access.Authenticator;
import dev.hatrack.access.Caller;
import dev.hatrack.access.NotAuthenticated;
import dev.hatrack.hat.Holder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Knows `alice` up to priority 100, `bob` up to 40, `carol` on the pHAT HD only; and of `slow` it
/// can't tell who it is until {@link #answer}. At `broken` Java itself fails.
final class KnownCallers implements Authenticator {
  private static final Optional<String> SLOW = Optional.of("slow");

  private final CountDownLatch asking = new CountDownLatch(1);
  private final CountDownLatch answering = new CountDownLatch(1);
  private final Map<String, Caller> known =
      new ConcurrentHashMap<>(
          Map.of(
              "alice", new Caller(new Holder.NamedToken("alice"), Set.of(), 100),
              "bob", new Caller(new Holder.NamedToken("bob"), Set.of(), 40),
              "carol", new Caller(new Holder.NamedToken("carol"), Set.of(RunningApi.PHAT), 100)));
  private final boolean open;

  /// @param open whether anybody may write
  KnownCallers(boolean open) {
    this.open = open;
  }

  /// From now on this token is theirs.
  void meet(String token, Caller caller) {
    known.put(token, caller);
  }

  /// From now on this caller is nobody.
  void forget(String caller) {
    known.remove(caller);
  }

  /// Waits until somebody is asked who `slow` is.
  void awaitQuestion() {
    await(asking);
  }

  /// From now on it is known who `slow` is: nobody.
  void answer() {
    answering.countDown();
  }

  @Override
  public Caller authenticate(Optional<String> bearer) {
    if (bearer.equals(Optional.of("broken"))) {
      throw new NoClassDefFoundError("the jar was replaced under us");
    }
    if (bearer.equals(SLOW)) {
      asking.countDown();
      await(answering);
    }
    if (bearer.isEmpty() && open) {
      return new Caller(new Holder.Anyone(), Set.of(), 100);
    }
    return bearer
        .flatMap(token -> Optional.ofNullable(known.get(token)))
        .orElseThrow(() -> new NotAuthenticated("a token is needed"));
  }

  @Override
  public boolean tellsAtOnce(Optional<String> bearer) {
    return !bearer.equals(SLOW);
  }

  @Override
  public boolean open() {
    return open;
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody came");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
