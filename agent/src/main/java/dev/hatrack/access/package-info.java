/// Who is asking, and what they may do: Nomad workload identities, tokens of the configuration, or
/// anybody where the agent is open.
@NullMarked
package dev.hatrack.access;

import org.jspecify.annotations.NullMarked;
