/// The IS31FL3731: 144 LEDs in a matrix, each with 8 bits of PWM, and eight frames of memory.
///
/// Datasheet: Lumissil (ISSI) "IS31FL3731, audio modulated matrix LED driver", Rev. D, 2013; the
/// names of registers are those of its "Register definitions".
///
/// What to know about the chip:
/// - It has no identification register. An acknowledgement at 0x74-0x77 is all that tells of it.
/// - Writes of more than one byte rely on the register pointer moving on by itself. The datasheet's
///   text on this has not been checked against a real chip for writes as long as a page.
/// - A frame page can be read in software shutdown only, the function page at any time.
/// - After power-on it is in software shutdown with frame page 1 selected.
/// - It takes 400 kHz; on the Pi's default of 100 kHz a wholly new picture takes about 14 ms.
@NullMarked
package dev.hatrack.driver.is31fl3731;

import org.jspecify.annotations.NullMarked;
