/// A text on the LEDs, from an option or a file.
@NullMarked
package dev.hatrack.task.text;

import org.jspecify.annotations.NullMarked;
