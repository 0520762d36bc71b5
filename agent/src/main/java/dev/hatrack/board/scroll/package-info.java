/// Pimoroni's two boards with 17 x 7 white LEDs: Scroll HAT Mini and Scroll pHAT HD. Same chip,
/// same address, same wiring, so nothing on the bus tells them apart: the configuration says which
/// it is.
@NullMarked
package dev.hatrack.board.scroll;

import org.jspecify.annotations.NullMarked;
