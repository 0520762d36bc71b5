/// What several tests need: clocks that stand still, and wires that repeat what was recorded.
@NullMarked
package dev.hatrack.testing;

import org.jspecify.annotations.NullMarked;
