/// The agent's side of Nomad's launchers: docs/nomad-plugins.md. A launcher comes by opening a
/// FIFO, gets a socket of its own, and holds the FIFO as its lease until it, the agent or the lease
/// ends.
@NullMarked
package dev.hatrack.plugin.launch;

import org.jspecify.annotations.NullMarked;
