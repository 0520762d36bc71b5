/// Wiring, configuration and the command line.
@NullMarked
package dev.hatrack.app;

import org.jspecify.annotations.NullMarked;
