/// Pictures on the LEDs that follow each other.
@NullMarked
package dev.hatrack.task.animation;

import org.jspecify.annotations.NullMarked;
