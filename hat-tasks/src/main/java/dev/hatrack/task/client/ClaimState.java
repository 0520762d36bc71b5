package dev.hatrack.task.client;

import java.time.Instant;

/// A live claim on a surface.
///
/// @param holder who made it, as the agent writes it
/// @param shown whether it is the one that can be seen
public record ClaimState(
    String holder, int priority, boolean exclusive, Instant expires, boolean shown) {}
