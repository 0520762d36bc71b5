/// A picture on the LEDs, and the decoders for files with pictures in them.
@NullMarked
package dev.hatrack.task.picture;

import org.jspecify.annotations.NullMarked;
