/// ST's HTS221: humidity and temperature. **Untested on hardware**: what is tested is the sequence
/// and the formulas, on a model of the chip.
@NullMarked
package dev.hatrack.driver.hts221;

import org.jspecify.annotations.NullMarked;
