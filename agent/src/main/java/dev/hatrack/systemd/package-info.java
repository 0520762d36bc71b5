/// Tells systemd how the agent is, where systemd started it: ready, alive, stopping, and a line for
/// `systemctl status`. Does nothing anywhere else.
@NullMarked
package dev.hatrack.systemd;

import org.jspecify.annotations.NullMarked;
