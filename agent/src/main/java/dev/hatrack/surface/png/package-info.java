/// PNG (ISO/IEC 15948, the W3C's Portable Network Graphics specification), read and written row by
/// row: what is held in memory does not grow with the picture, which a library that makes an image
/// object of it cannot say, and the agent's heap is smaller than the largest picture it takes.
@NullMarked
package dev.hatrack.surface.png;

import org.jspecify.annotations.NullMarked;
