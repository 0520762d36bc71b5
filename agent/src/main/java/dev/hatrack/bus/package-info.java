/// Tiny interfaces to the wires a board sits on. A driver is handed its bus, and never opens one.
@NullMarked
package dev.hatrack.bus;

import org.jspecify.annotations.NullMarked;
