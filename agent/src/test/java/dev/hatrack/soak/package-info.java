/// The soak: the agent for hours under a mixed load, measured every ten seconds. Run by
/// `tools/soak`, written down in docs/soak.md.
@NullMarked
package dev.hatrack.soak;

import org.jspecify.annotations.NullMarked;
