package dev.hatrack.board.simulated;

import dev.hatrack.board.Simulation;
import dev.hatrack.bus.simulated.Fault;
import dev.hatrack.bus.simulated.SimulatedHeader;
import java.util.EnumSet;
import java.util.Set;

/// The faults that any simulated board's wires can have.
public final class WireFaults {
  public static final Set<Simulation.Fault> KNOWN =
      Set.copyOf(
          EnumSet.of(Simulation.Fault.NONE, Simulation.Fault.UNPLUGGED, Simulation.Fault.STUCK));

  private WireFaults() {}

  public static Simulation.Fault of(SimulatedHeader header) {
    return switch (header.fault()) {
      case NONE -> Simulation.Fault.NONE;
      case UNPLUGGED -> Simulation.Fault.UNPLUGGED;
      case STUCK -> Simulation.Fault.STUCK;
    };
  }

  /// @throws IllegalArgumentException when it is no fault of the wires
  public static void order(SimulatedHeader header, Simulation.Fault fault) {
    header.fault(
        switch (fault) {
          case NONE -> Fault.NONE;
          case UNPLUGGED -> Fault.UNPLUGGED;
          case STUCK -> Fault.STUCK;
          case WRONG_IDENTITY, BUSY, FROZEN ->
              throw new IllegalArgumentException(fault.slug() + " is no fault of the wires");
        });
  }
}
