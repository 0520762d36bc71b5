package dev.hatrack.testing;

import dev.hatrack.board.Simulation;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// A board of one button and one dial, that tells what hands do to it.
public final class ScriptedSimulation implements Simulation {
  public static final String BUTTON = "middle";
  public static final String DIAL = "temperature";

  /// What hands did, in their order: `fault frozen`, `middle true`, `temperature 30.5`.
  public final BlockingQueue<String> done = new LinkedBlockingQueue<>();

  private Fault fault = Fault.NONE;
  private boolean held;
  private double value = 21.5;

  @Override
  public Set<Fault> faults() {
    return EnumSet.of(Fault.NONE, Fault.UNPLUGGED, Fault.FROZEN);
  }

  @Override
  public synchronized Fault fault() {
    return fault;
  }

  @Override
  public synchronized void fault(Fault ordered) {
    fault = ordered;
    done.add("fault " + ordered.slug());
  }

  @Override
  public synchronized Map<String, Boolean> buttons() {
    return Map.of(BUTTON, held);
  }

  @Override
  public synchronized void hold(String button, boolean down) {
    held = down;
    done.add(button + " " + down);
  }

  @Override
  public synchronized List<Dial> dials() {
    return List.of(new Dial(DIAL, "°C", -40, 120, value));
  }

  @Override
  public synchronized void turn(String dial, double turned) {
    value = turned;
    done.add(dial + " " + turned);
  }
}
