package dev.hatrack.plugin.driver;

import dev.hatrack.fuzz.Target;
import dev.hatrack.task.run.UsageException;
import java.time.Instant;
import java.util.List;

/// What Nomad has kept of a task over a restart.
public final class DriverStateTarget implements Target {
  @Override
  public String name() {
    return "driver-state";
  }

  @Override
  public List<byte[]> seeds() {
    TaskOrder order = new TaskOrder("scroll-clock", List.of("--board=sense-hat", "--ttl=30s"));
    return List.of(new DriverState(order, Instant.EPOCH).encode());
  }

  @Override
  public void read(byte[] input) {
    var _ = DriverState.decode(input);
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of(UsageException.class);
  }
}
