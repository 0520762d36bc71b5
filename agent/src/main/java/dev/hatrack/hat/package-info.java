/// The model: what a board can do, what is shown, who shows it, how it is. Needs only `java.base`.
@NullMarked
package dev.hatrack.hat;

import org.jspecify.annotations.NullMarked;
