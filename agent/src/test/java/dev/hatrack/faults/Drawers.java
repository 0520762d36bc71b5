package dev.hatrack.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hatrack.cluster.LocalHttp;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Those who draw on one LED surface while things go wrong, and remember what they were told. Each
/// has one picture, one level all over, so that whose picture is seen can be told from it.
final class Drawers implements AutoCloseable {
  /// Who draws; a drawer's token is their name.
  static final List<String> NAMES = List.of("ada", "bob", "cyd", "dan");

  private static final int OK = 200;
  private static final int NO_CONTENT = 204;

  private final String path;
  private final int width;
  private final int height;
  private final boolean colour;
  private final Map<String, LocalHttp> calls = new LinkedHashMap<>();
  private final LocalHttp onlooker;
  private final Random random;
  private final Ledger ledger = new Ledger();

  /// What was seen that must not be.
  private final List<String> wrong = new ArrayList<>();

  private Drawers(URI agent, String board, int width, int height, boolean colour, Random random) {
    this.path = "/hats/" + board + "/leds";
    this.width = width;
    this.height = height;
    this.colour = colour;
    this.random = random;
    this.onlooker = new LocalHttp(agent);
    NAMES.forEach(name -> calls.put(name, new LocalHttp(agent, Optional.of(name))));
  }

  static Drawers onScrollHatMini(URI agent, Random random) {
    return new Drawers(agent, "scroll-hat-mini", 17, 7, false, random);
  }

  static Drawers onSenseHat(URI agent, Random random) {
    return new Drawers(agent, "sense-hat", 8, 8, true, random);
  }

  /// One of them does something.
  void act() {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    switch (random.nextInt(6)) {
      case 0 -> release(name);
      case 1, 2 -> look();
      default ->
          draw(name, random.nextInt(4) == 0, 1 + random.nextInt(100), 200 + random.nextInt(20_000));
    }
  }

  private void draw(String name, boolean exclusive, int priority, int ttlMillis) {
    long ttl = TimeUnit.MILLISECONDS.toNanos(ttlMillis);
    long asked = System.nanoTime();
    String query = "?exclusive=%s&priority=%d&ttl=%dms".formatted(exclusive, priority, ttlMillis);
    try {
      int status = call(name).status("PUT", path + query, picture(NAMES.indexOf(name)));
      if (status == OK) {
        refuseBesideExclusive(name, exclusive, asked);
        ledger.acknowledged(name, asked, System.nanoTime(), ttl, exclusive);
      }
    } catch (IOException _) {
      ledger.unanswered(name, asked, System.nanoTime(), ttl);
    }
  }

  private void refuseBesideExclusive(String name, boolean exclusive, long asked) {
    ledger
        .exclusiveOwner(name, System.nanoTime())
        .filter(_ -> exclusive || ledger.surelyWithout(name, asked))
        .ifPresent(
            owner -> wrong.add(path + ": " + name + " got in beside the exclusive " + owner));
  }

  private void release(String name) {
    long asked = System.nanoTime();
    try {
      if (call(name).status("DELETE", path, "") == NO_CONTENT) {
        ledger.released(name);
      }
    } catch (IOException _) {
      ledger.unanswered(name, asked, System.nanoTime(), 0);
    }
  }

  private LocalHttp call(String name) {
    return Optional.ofNullable(calls.get(name)).orElseThrow();
  }

  /// Compares what the agent tells with what it has acknowledged.
  void look() {
    long asked = System.nanoTime();
    try {
      JsonNode leds = onlooker.get(path);
      ledger.contradictions(leds.path("claims"), asked, System.nanoTime()).stream()
          .map(what -> path + ": " + what)
          .forEach(wrong::add);
    } catch (IOException _) {
      // what cannot be asked contradicts nothing
    }
  }

  /// The agent has ended, and its claims with it.
  void restarted() {
    ledger.restarted();
  }

  /// All have gone, and were told so.
  boolean leave() throws IOException {
    for (String name : NAMES) {
      if (call(name).status("DELETE", path, "") != NO_CONTENT) {
        return false;
      }
      ledger.released(name);
    }
    return true;
  }

  /// Nobody has a claim, and nothing is seen.
  boolean dark() throws IOException {
    JsonNode leds = onlooker.get(path);
    return leds.path("claims").isEmpty() && shows(leds, colour ? "\"#000000\"" : "0");
  }

  /// One draws, and is seen, alone.
  boolean lit(int who) throws IOException {
    String name = NAMES.get(who);
    long asked = System.nanoTime();
    if (call(name).status("PUT", path + "?ttl=5s", picture(who)) != OK) {
      return false;
    }
    ledger.acknowledged(name, asked, System.nanoTime(), TimeUnit.SECONDS.toNanos(5), false);
    JsonNode leds = onlooker.get(path);
    return shows(leds, level(who));
  }

  private static boolean shows(JsonNode leds, String level) {
    for (JsonNode row : leds.path("pixels")) {
      for (JsonNode pixel : row) {
        if (!pixel.toString().equals(level)) {
          return false;
        }
      }
    }
    return !leds.path("pixels").isEmpty();
  }

  private String level(int who) {
    int level = 40 * (who + 1);
    return colour ? "\"#%1$02x%1$02x%1$02x\"".formatted(level) : Integer.toString(level);
  }

  private String picture(int who) {
    String row =
        IntStream.range(0, width)
            .mapToObj(_ -> level(who))
            .collect(Collectors.joining(",", "[", "]"));
    return IntStream.range(0, height)
        .mapToObj(_ -> row)
        .collect(Collectors.joining(",", "{\"pixels\": [", "]}"));
  }

  /// What was seen that must not be, since it was asked before.
  List<String> wrong() {
    List<String> seen = List.copyOf(wrong);
    wrong.clear();
    return seen;
  }

  @Override
  public void close() {
    calls.values().forEach(LocalHttp::close);
    onlooker.close();
  }
}
