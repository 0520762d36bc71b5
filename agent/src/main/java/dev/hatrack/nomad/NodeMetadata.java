package dev.hatrack.nomad;

import dev.hatrack.board.Rack;
import dev.hatrack.client.Backoff;
import dev.hatrack.client.Jitter;
import dev.hatrack.hat.Subscription;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the `hat.…` metadata of the local Nomad node right, from {@link #start} until it is
/// closed.
///
/// It compares what Nomad has with what it should have, when a board came or went, when it is told
/// to {@link #look}, and now and then. So it makes no difference whether a board came or went,
/// Nomad was not there yet, or came back with an empty memory and another node ID.
final class NodeMetadata implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(NodeMetadata.class);
  private static final Duration EVERY = Duration.ofSeconds(15);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(4);

  private final ClientMetadata metadata;
  private final Rack rack;
  private final WantedMetadata wanted;
  private final Presence presence;
  private final Runnable whenJoined;
  private final Jitter jitter = new Jitter(new Random());
  private final Backoff backoff = new Backoff(jitter);
  private final Rounds rounds = new Rounds("nomad-metadata", this::round);
  private List<Subscription> subscriptions = List.of();

  /// @param api where this agent's API is reached by jobs
  /// @param whenJoined called each time that Nomad answers after it did not
  NodeMetadata(
      ClientMetadata metadata, Rack rack, URI api, Presence presence, Runnable whenJoined) {
    this.metadata = metadata;
    this.rack = rack;
    this.wanted = new WantedMetadata(api);
    this.presence = presence;
    this.whenJoined = whenJoined;
  }

  void start() {
    subscriptions = List.of(rack.watch(rounds::wake));
    rounds.start();
  }

  /// Looks again soon: Nomad may have come back with an empty memory.
  void look() {
    rounds.wake();
  }

  private Duration round() {
    try {
      reconcile(wanted.of(rack));
      backoff.reset();
      if (presence.joined()) {
        whenJoined.run();
      }
      return jitter.around(EVERY);
    } catch (IOException e) {
      presence.lost(e);
      return backoff.next();
    }
  }

  private void reconcile(Map<String, String> target) throws IOException {
    Map<String, Optional<String>> changes = WantedMetadata.changes(target, metadata.read());
    if (!changes.isEmpty()) {
      metadata.change(changes);
      changes.forEach(
          (key, value) ->
              log.info("node metadata: {} {}", key, value.map(v -> "= " + v).orElse("removed")));
    }
  }

  /// Takes every key back. Ends within a few seconds, whether Nomad answers or not.
  void withdraw() {
    try {
      reconcile(Map.of());
    } catch (IOException e) {
      log.warn(
          "node metadata: hat.* could not be taken back, Nomad does not answer: {}",
          e.getMessage());
    }
  }

  /// Stops, and takes every key back.
  @Override
  public void close() {
    subscriptions.forEach(Subscription::close);
    rounds.stop(STOP_WITHIN);
    withdraw();
  }
}
