package dev.hatrack.access;

import dev.hatrack.hat.Holder;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a token of the configuration or of a reserved device, or a workload identity, and no
/// identity at all where the agent is open. A token that was given must be good even there: who
/// sends a wrong one wants to know.
public final class AgentAuthenticator implements Authenticator, TasksInside {
  private static final Logger log = LoggerFactory.getLogger(AgentAuthenticator.class);
  private static final int ANYONES_PRIORITY = 100;
  private static final int REMEMBERED = 1_000;

  private final boolean open;
  private final List<AuthConfig.JobRights> rights;
  private final ConfiguredTokens tokens;
  private final GuessLimit guesses;
  private final DeviceTokens devices;
  private final WorkloadIdentities identities;
  private final AllocationDirectory allocations;

  /// Whom the log has named as not checked.
  private final Set<Holder.AllocatedTask> audited = ConcurrentHashMap.newKeySet();

  /// @param steady measures time; must not jump
  public AgentAuthenticator(
      AuthConfig config,
      DeviceTokens devices,
      WorkloadIdentities identities,
      AllocationDirectory allocations,
      InstantSource steady) {
    this.open = config.mode() == AuthConfig.Mode.OPEN;
    this.rights = config.jobs();
    this.tokens = new ConfiguredTokens(config.tokens());
    this.guesses = new GuessLimit(steady);
    this.devices = devices;
    this.identities = identities;
    this.allocations = allocations;
  }

  @Override
  public boolean open() {
    return open;
  }

  @Override
  public Caller authenticate(Optional<String> bearer) {
    return authenticate(bearer, "an unknown address");
  }

  @Override
  public Caller authenticate(Optional<String> bearer, String from) {
    if (bearer.isEmpty()) {
      return anyone();
    }
    String token = bearer.get().strip();
    boolean reached = guesses.reached(from);
    try {
      Optional<Caller> configured = reached ? Optional.empty() : tokens.find(token);
      return configured
          .or(() -> devices.find(token).map(this::reserver))
          .orElseGet(() -> task(token));
    } catch (NotAuthenticated e) {
      if (reached && !WorkloadIdentities.looksLikeOne(token)) {
        throw new TooManyGuesses(guesses.await(from));
      }
      guesses.wrong(from, token);
      throw e;
    }
  }

  @Override
  public Caller inside(Holder.AllocatedTask task, Optional<String> device) {
    return device
        .map(
            token ->
                devices
                    .find(token)
                    .map(this::reserver)
                    .orElseThrow(
                        () ->
                            new NotAuthenticated(
                                "the device that was reserved for %s is so no longer"
                                    .formatted(task.display()))))
        .orElseGet(() -> caller(task));
  }

  /// Tokens are compared with those there are; of an identity it depends on whether it was seen
  /// before.
  @Override
  public boolean tellsAtOnce(Optional<String> bearer) {
    return bearer.isEmpty() || tellsAtOnce(bearer.get().strip());
  }

  private boolean tellsAtOnce(String token) {
    return identities
        .checked(token)
        .or(() -> devices.find(token).flatMap(Reservation::task))
        .map(allocations::knows)
        .orElseGet(() -> !WorkloadIdentities.looksLikeOne(token));
  }

  private Caller anyone() {
    if (!open) {
      throw new NotAuthenticated(
          "this needs an identity: send Authorization: Bearer with a Nomad workload identity for"
              + " the audience hatrack, or with a token of the agent's configuration"
              + " (auth.tokens)");
    }
    return new Caller(new Holder.Anyone(), Set.of(), ANYONES_PRIORITY);
  }

  /// Whoever has reserved a board may use it whatever the rights of its job say of boards: Nomad
  /// has given it the board.
  private Caller reserver(Reservation reservation) {
    return new Caller(
        reservation.holder(),
        reservation.boards(),
        reservation.task().map(this::priorityOf).orElse(AuthConfig.DEFAULT_PRIORITY));
  }

  private int priorityOf(Holder.AllocatedTask task) {
    if (allocations.stateOf(task) == AllocationDirectory.State.ENDED) {
      throw ended(task);
    }
    return caller(task).maxPriority();
  }

  private static NotAuthenticated ended(Holder.AllocatedTask task) {
    return new NotAuthenticated(
        "the task %s has ended; its token is worth nothing any more".formatted(task.display()));
  }

  private Caller task(String token) {
    if (!WorkloadIdentities.looksLikeOne(token)) {
      throw new NotAuthenticated(
          "the bearer token is neither a JSON Web Token nor one of the agent's configuration"
              + " (auth.tokens), nor of a device that is reserved now");
    }
    Holder.AllocatedTask task = identities.verify(token);
    switch (allocations.stateOf(task)) {
      case LIVE -> audited.remove(task);
      case ENDED ->
          throw new NotAuthenticated(
              "the task %s has ended; its workload identity is worth nothing any more"
                  .formatted(task.display()));
      case UNKNOWN -> audit(task);
    }
    return caller(task);
  }

  private void audit(Holder.AllocatedTask task) {
    if (audited.size() >= REMEMBERED) {
      audited.clear(); // better said twice than kept for ever
    }
    if (audited.add(task)) {
      log.warn(
          "audit: {} (allocation {}) is accepted until its identity expires; Nomad does not say"
              + " whether it runs",
          task.display(),
          task.allocation());
    }
  }

  private Caller caller(Holder.AllocatedTask task) {
    return rights(task, task.job())
        .or(() -> rights(task, AuthConfig.JobRights.EVERY_JOB))
        .map(
            entry ->
                new Caller(
                    task,
                    Set.copyOf(entry.boards()),
                    Set.copyOf(entry.capabilities()),
                    entry.maxPriority()))
        .orElseGet(() -> new Caller(task, Set.of(), AuthConfig.DEFAULT_PRIORITY));
  }

  private Optional<AuthConfig.JobRights> rights(Holder.AllocatedTask task, String job) {
    return rights.stream()
        .filter(entry -> entry.namespace().equals(task.namespace()))
        .filter(entry -> entry.job().equals(job))
        .findFirst();
  }
}
