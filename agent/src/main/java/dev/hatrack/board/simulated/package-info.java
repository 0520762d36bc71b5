/// Boards whose chips are modelled in software: the driver code is the real one, the wires are not.
@NullMarked
package dev.hatrack.board.simulated;

import org.jspecify.annotations.NullMarked;
