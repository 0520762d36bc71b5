package dev.hatrack.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What one LED surface was asked for and has acknowledged, by who asked: what its claims may be,
/// and must be. Everything is asked one after the other; but a claim's end by its time to live is
/// known only to lie between two moments, and of a request without an answer nobody knows.
///
/// Times are of `System.nanoTime`.
final class Ledger {
  /// @param from from when on it may have ended
  /// @param until until when it may live
  /// @param exclusive whether it was acknowledged as exclusive
  private record Held(long from, long until, boolean exclusive) {
    boolean surelyAlive(long now) {
      return from - now > 0;
    }

    boolean mayLive(long now) {
      return until - now > 0;
    }
  }

  /// A claim may be told of for so long after its end.
  private static final long GRACE = 1_000_000_000;

  private final Map<String, Held> held = new LinkedHashMap<>();

  /// A claim was acknowledged.
  ///
  /// @param asked when the request left
  /// @param answered when the answer came
  /// @param ttl in nanoseconds
  void acknowledged(String holder, long asked, long answered, long ttl, boolean exclusive) {
    held.put(holder, new Held(asked + ttl, answered + ttl, exclusive));
  }

  /// Nobody knows what became of a request to claim or to release.
  void unanswered(String holder, long asked, long now, long ttl) {
    Held before = held.getOrDefault(holder, new Held(asked, now, false));
    held.put(holder, new Held(asked, Math.max(before.until(), now + ttl), false));
  }

  /// Released: acknowledged.
  void released(String holder) {
    held.remove(holder);
  }

  /// The agent has ended, and LED claims with it.
  void restarted() {
    held.clear();
  }

  /// Who surely has an exclusive claim, other than this one.
  Optional<String> exclusiveOwner(String notThis, long now) {
    return held.entrySet().stream()
        .filter(claim -> !claim.getKey().equals(notThis))
        .filter(claim -> claim.getValue().exclusive() && claim.getValue().surelyAlive(now))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /// Whether it surely has no claim.
  boolean surelyWithout(String holder, long now) {
    return Optional.ofNullable(held.get(holder)).filter(claim -> claim.mayLive(now)).isEmpty();
  }

  /// What is wrong with the claims that the agent tells of.
  ///
  /// @param claims as in `GET /hat/leds`
  /// @param asked when the request left
  /// @param answered when the answer came
  List<String> contradictions(JsonNode claims, long asked, long answered) {
    List<String> wrong = new ArrayList<>();
    Set<String> listed = new TreeSet<>();
    Set<String> exclusive = new TreeSet<>();
    for (JsonNode claim : claims) {
      String holder = claim.path("holder").asText().replaceFirst("^token/", "");
      listed.add(holder);
      if (claim.path("exclusive").asBoolean()) {
        exclusive.add(holder);
      }
      if (surelyWithout(holder, asked - GRACE)) {
        wrong.add("dead holder " + holder + " is listed");
      }
    }
    if (exclusive.size() > 1) {
      wrong.add("exclusive holders " + exclusive);
    }
    held.forEach(
        (holder, known) -> {
          if (known.surelyAlive(answered) && !listed.contains(holder)) {
            wrong.add("acknowledged claim of " + holder + " is lost");
          }
        });
    return wrong;
  }
}
