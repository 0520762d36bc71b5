package dev.hatrack.plugin.local;

import dev.hatrack.board.Rack;
import dev.hatrack.sensing.Sensing;
import dev.hatrack.surface.Surfaces;

/// What the agent has, for tasks inside it.
///
/// @param node the node's name
/// @param version the agent's
public record Hardware(
    String node, String version, Rack rack, Surfaces surfaces, Sensing sensing) {}
