package dev.hatrack.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the tokens of the configuration, which people choose, from being guessed by the thousand:
/// from one address {@link #AT_ONCE} different wrong ones are looked at, and then one more every
/// {@link #ONE_MORE_EVERY}. The same wrong token over and over is a mistake and no guess, and costs
/// its neighbours nothing. What can't be guessed, a token of 256 random bits or a signed identity,
/// is not limited by this.
final class GuessLimit {
  static final int AT_ONCE = 10;
  static final Duration ONE_MORE_EVERY = Duration.ofSeconds(6);
  private static final int ADDRESSES = 1_000;
  private static final Logger log = LoggerFactory.getLogger(GuessLimit.class);

  private final InstantSource clock;
  private final Map<String, Guesser> guessers = new LinkedHashMap<>();

  /// @param clock must not jump
  GuessLimit(InstantSource clock) {
    this.clock = clock;
  }

  /// One address.
  private static final class Guesser {
    private final Deque<byte[]> wrong = new ArrayDeque<>();

    /// When all that was spent is there again.
    private Instant full;

    Guesser(Instant full) {
      this.full = full;
    }

    boolean knows(byte[] sha256) {
      return wrong.stream().anyMatch(known -> Arrays.equals(known, sha256));
    }
  }

  /// Whether no other token from there is looked at now.
  synchronized boolean reached(String from) {
    Guesser guesser = guessers.get(from);
    return guesser != null && left(guesser).isNegative();
  }

  /// How long until one more is looked at.
  synchronized Duration await(String from) {
    Guesser guesser = guessers.get(from);
    Duration left = guesser == null ? Duration.ZERO : left(guesser);
    return left.isNegative() ? left.negated().plusSeconds(1) : Duration.ZERO;
  }

  /// What may still be spent, in the time that it takes to come back; negative for the time to
  /// wait.
  private Duration left(Guesser guesser) {
    Duration owed = Duration.between(clock.instant(), guesser.full);
    return ONE_MORE_EVERY.multipliedBy(AT_ONCE - 1L).minus(owed);
  }

  /// A token from there was wrong.
  synchronized void wrong(String from, String token) {
    Instant now = clock.instant();
    byte[] sha256 = Sha256.of(token);
    Guesser guesser = guessers.computeIfAbsent(from, _ -> new Guesser(now));
    if (guesser.knows(sha256)) {
      return;
    }
    guesser.wrong.addLast(sha256);
    if (guesser.wrong.size() > AT_ONCE) {
      guesser.wrong.removeFirst();
    }
    boolean before = left(guesser).isNegative();
    guesser.full = (guesser.full.isBefore(now) ? now : guesser.full).plus(ONE_MORE_EVERY);
    if (!before && left(guesser).isNegative()) {
      log.warn("audit: {} different wrong tokens from {}; it has to wait now", AT_ONCE, from);
    }
    forgetSome(now);
  }

  private void forgetSome(Instant now) {
    if (guessers.size() > ADDRESSES) {
      guessers.values().removeIf(guesser -> guesser.full.isBefore(now));
    }
    if (guessers.size() > ADDRESSES) {
      guessers.remove(guessers.keySet().iterator().next()); // the one that began first
    }
  }
}
