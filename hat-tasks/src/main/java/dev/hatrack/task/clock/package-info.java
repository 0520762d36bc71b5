/// The scroll clock: the time of day on a small LED matrix.
@NullMarked
package dev.hatrack.task.clock;

import org.jspecify.annotations.NullMarked;
