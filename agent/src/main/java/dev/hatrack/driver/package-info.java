/// Drivers, a package for each chip; here only what they have in common.
@NullMarked
package dev.hatrack.driver;

import org.jspecify.annotations.NullMarked;
