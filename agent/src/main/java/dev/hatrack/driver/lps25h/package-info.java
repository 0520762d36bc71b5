/// ST's LPS25H: pressure and temperature. **Untested on hardware**: what is tested is the sequence
/// and the formulas, on a model of the chip.
@NullMarked
package dev.hatrack.driver.lps25h;

import org.jspecify.annotations.NullMarked;
