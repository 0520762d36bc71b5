/// Finds out why something does not work, and says it in plain words with the line to type. Reads
/// files and asks; writes nothing, to no file and to no chip.
@NullMarked
package dev.hatrack.doctor;

import org.jspecify.annotations.NullMarked;
