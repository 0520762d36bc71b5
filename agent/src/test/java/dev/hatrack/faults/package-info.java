/// What real life does to an agent, at random and replayable by its seed, and what must be so all
/// the same: docs/decisions/0022-faults.md.
@NullMarked
package dev.hatrack.faults;

import org.jspecify.annotations.NullMarked;
