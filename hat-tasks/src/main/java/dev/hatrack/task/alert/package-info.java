/// A text on the LEDs that says that something is wrong.
@NullMarked
package dev.hatrack.task.alert;

import org.jspecify.annotations.NullMarked;
