/// How boards are found: in the device tree, by their own EEPROM, by what the kernel made of them,
/// and by reads, never writes, at addresses that the configuration allows.
@NullMarked
package dev.hatrack.board.detect;

import org.jspecify.annotations.NullMarked;
