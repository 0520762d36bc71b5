package dev.hatrack.consul;

import dev.hatrack.board.Rack;
import dev.hatrack.client.Backoff;
import dev.hatrack.client.Jitter;
import dev.hatrack.hat.Subscription;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.kiwiproject.consul.model.agent.Registration;
import org.kiwiproject.consul.model.health.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps this Pi's services in the local Consul agent, from {@link #start} until it is closed.
///
/// It compares what Consul has with what it should have, over and over, and puts the difference
/// right: when a board came or went, when Consul came back ({@link ServiceWatch}), and now and
/// then. So it makes no difference whether a board came or went, Consul was not there yet, was
/// restarted, or lost its memory. Services of others are never touched.
public final class ConsulRegistration implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ConsulRegistration.class);
  private static final Duration EVERY = Duration.ofSeconds(15);
  private static final Duration FIRST_WITHIN = Duration.ofSeconds(1);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(4);

  private final boolean enabled;
  private final Rack rack;
  private final WantedServices wanted;
  private final ConsulConnection consul;
  private final ConsulPresence presence;
  private final ServiceWatch watch;
  private final Jitter jitter = new Jitter(new Random());
  private final Backoff backoff = new Backoff(jitter);
  private final BlockingQueue<Boolean> wake = new ArrayBlockingQueue<>(1);
  private final Thread thread;
  private volatile boolean closed;
  private List<Subscription> subscriptions = List.of();

  /// @param agentId `agent.id`, part of every service's ID
  /// @param api where this agent's API is reached by Consul and by those who find it there
  /// @throws IllegalArgumentException when the configuration makes no sense or its files are
  ///   missing
  public ConsulRegistration(ConsulConfig config, String agentId, URI api, Rack rack) {
    this.enabled = config.enabled() != ConsulConfig.Enabled.FALSE;
    this.rack = rack;
    this.wanted = new WantedServices(agentId, api, config.checkSkipVerify());
    this.consul = new ConsulConnection(config);
    this.presence = new ConsulPresence(config);
    this.watch = new ServiceWatch(consul, wanted.agentServiceId(), this::wake);
    this.thread = Thread.ofPlatform().name("consul-registration").daemon().unstarted(this::run);
  }

  /// Begins, unless the configuration says to leave Consul alone. Consul need not be there yet.
  public void start() {
    if (!enabled) {
      return;
    }
    subscriptions = List.of(rack.watch(this::wake));
    thread.start();
  }

  private void wake() {
    wake.offer(Boolean.TRUE);
  }

  private void run() {
    try {
      pause(jitter.within(FIRST_WITHIN));
      while (!closed) {
        pause(round());
      }
    } catch (InterruptedException _) {
      // closing
    }
    attempt(() -> reconcile(List.of()));
  }

  private void pause(Duration longest) throws InterruptedException {
    var _ = wake.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// @return the pause before the next one
  private Duration round() {
    if (!attempt(() -> reconcile(wanted.of(rack.present())))) {
      return backoff.next();
    }
    backoff.reset();
    watch.resume();
    return jitter.around(EVERY);
  }

  private boolean attempt(Runnable step) {
    try {
      step.run();
      presence.joined();
      return true;
    } catch (RuntimeException e) { // the client wraps what went wrong in several kinds
      presence.lost(e);
      return false;
    }
  }

  private void reconcile(List<Registration> services) {
    Map<String, Service> found = consul.services();
    Set<String> watched = consul.watched();
    var difference = Reconciliation.between(services, found, watched, wanted);
    difference
        .deregister()
        .forEach(
            id -> {
              consul.deregister(id);
              log.info("deregistered {}", id);
            });
    difference
        .register()
        .forEach(
            service -> {
              consul.register(service);
              log.info("registered {} as {}", service.getName(), service.getId());
            });
  }

  /// Takes every service back, if Consul answers. For an agent that has crashed, without {@link
  /// #start}.
  public void withdraw() {
    if (enabled) {
      attempt(() -> reconcile(List.of()));
    }
  }

  /// Takes every service back, as far as Consul answers within a few seconds.
  @Override
  public void close() {
    subscriptions.forEach(Subscription::close);
    closed = true;
    wake();
    try {
      if (thread.isAlive() && !thread.join(CLOSE_WITHIN)) {
        log.warn(
            "Consul does not answer: its services go when their checks have failed long enough");
        thread.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    consul.close();
  }
}
