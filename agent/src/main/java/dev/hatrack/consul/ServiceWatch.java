package dev.hatrack.consul;

import java.time.Duration;

/// Learns at once that Consul went away or lost this agent's own service, at the price of one
/// request a minute: a blocking query, which a Consul that ends breaks off.
///
/// What it finds is only a reason to look at everything. After that it rests for one round, so that
/// queries that end at once over and over (two agents with one ID, a proxy that lets nobody wait)
/// do not make the rounds any faster than they are.
final class ServiceWatch {
  private static final Duration WAIT = Duration.ofSeconds(60);

  private final ConsulConnection consul;
  private final String serviceId;
  private final Runnable changed;
  private boolean waiting;
  private boolean resting;

  /// @param changed called when there is something to put right, perhaps
  ServiceWatch(ConsulConnection consul, String serviceId, Runnable changed) {
    this.consul = consul;
    this.serviceId = serviceId;
    this.changed = changed;
  }

  /// Watches, unless it does or rests. To be called after each round that went well.
  synchronized void resume() {
    if (resting) {
      resting = false;
    } else if (!waiting) {
      waiting = true;
      ask("");
    }
  }

  private void ask(String hash) {
    consul.await(serviceId, hash, WAIT, now -> answered(hash, now), this::ended);
  }

  private void answered(String before, String now) {
    if (before.isEmpty() || before.equals(now)) {
      ask(now);
    } else {
      ended();
    }
  }

  private void ended() {
    synchronized (this) {
      waiting = false;
      resting = true;
    }
    changed.run();
  }
}
