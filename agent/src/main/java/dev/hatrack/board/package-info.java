/// What sits on a HAT, whether it is there, and how it is.
@NullMarked
package dev.hatrack.board;

import org.jspecify.annotations.NullMarked;
