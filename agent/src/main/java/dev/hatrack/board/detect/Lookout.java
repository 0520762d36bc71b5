package dev.hatrack.board.detect;

import dev.hatrack.board.Rack;
import dev.hatrack.board.Slot;
import dev.hatrack.hat.BoardModel;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks for boards as long as the agent runs, and puts those that it finds into the rack. A board
/// that went is left in its place, absent, and so are the claims on it; when another model of the
/// same kind is found there (an Inky with another panel), it takes the place.
public final class Lookout implements AutoCloseable {
  /// Twice this, and the second after which the rack looks at a new board, are well under the five
  /// seconds in which a person expects to see it.
  private static final Duration EVERY = Duration.ofSeconds(1);

  private static final Logger log = LoggerFactory.getLogger(Lookout.class);

  private final Rack rack;
  private final Map<String, Detector> detectors;
  private final Supplier<Sight> sight;
  private final Map<String, String> said = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("lookout").daemon().unstarted(task));

  /// @param detectors for each kind of board that is looked for, by slug
  /// @param sight what may be looked at, asked for at each look
  public Lookout(Rack rack, Map<String, Detector> detectors, Supplier<Sight> sight) {
    this.rack = rack;
    this.detectors = new LinkedHashMap<>(detectors);
    this.sight = sight;
  }

  /// Looks once, and then again and again.
  public void start() {
    look();
    var _ =
        clock.scheduleWithFixedDelay(
            this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Why a board was not found when it was last looked for.
  public String reason(String slug) {
    return said.getOrDefault(slug, "not looked for yet");
  }

  /// Looks for every board that is not there.
  void look() {
    try {
      Sight now = sight.get();
      detectors.forEach((slug, detector) -> look(slug, detector, now));
    } catch (RuntimeException e) {
      log.error("looking for boards failed", e);
    }
  }

  private void look(String slug, Detector detector, Sight now) {
    Optional<Slot> place = rack.find(slug);
    if (place.filter(Slot::present).isPresent()) {
      return;
    }
    switch (detector.look(now)) {
      case Outcome.Found found -> take(slug, place, found);
      case Outcome.NotPresent nothing -> say(slug, String.join("; ", nothing.evidence()));
      case Outcome.Failed failed -> say(slug, failed.reason());
    }
  }

  private void take(String slug, Optional<Slot> place, Outcome.Found found) {
    say(slug, "found: " + String.join("; ", found.evidence()));
    if (place.isEmpty()) {
      rack.add(new Slot(found.board().get(), Optional.empty()));
    } else if (differs(place.get().model(), found.model())) {
      rack.replace(place.get(), new Slot(found.board().get(), Optional.empty()));
    }
  }

  /// What a board feels may be known better by the board itself, once it was set up.
  private static boolean differs(BoardModel there, BoardModel found) {
    return !(there.leds().equals(found.leds()) && there.eink().equals(found.eink()));
  }

  private void say(String slug, String what) {
    if (!what.equals(said.put(slug, what))) {
      log.info("{}: {}", slug, what);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    try {
      var _ = clock.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
