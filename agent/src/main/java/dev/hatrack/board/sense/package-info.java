/// Raspberry Pi's Sense HAT: 8 x 8 coloured LEDs, a joystick, and chips that feel their
/// surroundings.
///
/// Each part is reached in one of two ways, chosen anew whenever the board is started: through the
/// kernel's own driver where there is one (framebuffer, input device, Industrial I/O), and over the
/// bus where there is none. A part that fails does not take the others with it.
///
/// Sources: the LED controller's firmware (raspberrypi/rpi-sense, `rpi-sense.S`), the kernel's
/// drivers `rpisense-fb`, `rpisense-js`, `hts221`, `st_pressure`, `st_magn`, and its
/// `Documentation/ABI/testing/sysfs-bus-iio`. None of this has run on a real board yet.
@NullMarked
package dev.hatrack.board.sense;

import org.jspecify.annotations.NullMarked;
