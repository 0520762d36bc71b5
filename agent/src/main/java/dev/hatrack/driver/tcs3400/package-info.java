/// ams's TCS3400, and the TCS34725 that preceded it: colour and light. **Untested on hardware**:
/// what is tested is the sequence and the formulas, on a model of the chip.
@NullMarked
package dev.hatrack.driver.tcs3400;

import org.jspecify.annotations.NullMarked;
