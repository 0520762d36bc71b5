/// Every transaction of a bus, one line of text each: written while a board is driven, read again
/// by tests. The form is described in `docs/bus-recording.md`.
@NullMarked
package dev.hatrack.bus.recording;

import org.jspecify.annotations.NullMarked;
