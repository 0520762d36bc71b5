/// A typed client for the agent's HTTP API. It holds no thread and no open stream between calls,
/// and nothing in it ends the program.
@NullMarked
package dev.hatrack.task.client;

import org.jspecify.annotations.NullMarked;
