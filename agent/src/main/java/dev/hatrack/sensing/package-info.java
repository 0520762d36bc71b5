/// What the boards feel: each sample read once however many ask, put right where the Pi's own heat
/// spoils it, and doubted where a chip says the same for too long.
@NullMarked
package dev.hatrack.sensing;

import org.jspecify.annotations.NullMarked;
