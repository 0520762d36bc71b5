/// The Raspberry Pi Sense HAT: 8 x 8 coloured LEDs, a joystick, and sensors. Each part is driven by
/// the kernel where it has a driver bound, and over the bus where it has not.
///
/// **Untested on hardware**: both ways were run against models only.
@NullMarked
package dev.hatrack.board.sense;

import org.jspecify.annotations.NullMarked;
