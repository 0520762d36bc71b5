@NullMarked
package dev.hatrack.training;

import org.jspecify.annotations.NullMarked;
