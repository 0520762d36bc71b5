/// Plays the boards behind a real kernel's wires, in the virtual machines of `lab/`: the chip
/// models of the simulated bus answer what comes out of `/dev/hatsim`. Run in the guest, not as a
/// test.
@NullMarked
package dev.hatrack.lab;

import org.jspecify.annotations.NullMarked;
