/// Records on disk that are still there after a power cut.
@NullMarked
package dev.hatrack.surface.journal;

import org.jspecify.annotations.NullMarked;
