/// Claims and what is shown: several holders share one surface, the highest live claim is seen.
@NullMarked
package dev.hatrack.surface;

import org.jspecify.annotations.NullMarked;
