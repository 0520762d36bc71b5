/// A header whose chips are modelled in software at register level, so that the drivers above it
/// are the ones that run on a Pi.
@NullMarked
package dev.hatrack.bus.simulated;

import org.jspecify.annotations.NullMarked;
