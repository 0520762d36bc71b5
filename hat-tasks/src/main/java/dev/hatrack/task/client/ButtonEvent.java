package dev.hatrack.task.client;

import java.time.Instant;

/// A button went down or came up.
///
/// @param pressed whether it went down
public record ButtonEvent(String board, String button, boolean pressed, Instant at) {}
