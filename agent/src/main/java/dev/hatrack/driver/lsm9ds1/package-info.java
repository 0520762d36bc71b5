/// ST's LSM9DS1: acceleration, angular rate and magnetic field. **Untested on hardware**: what is
/// tested is the sequence and the formulas, on a model of the chip.
@NullMarked
package dev.hatrack.driver.lsm9ds1;

import org.jspecify.annotations.NullMarked;
