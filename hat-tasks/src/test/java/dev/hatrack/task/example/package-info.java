/// A task of one's own, as docs/writing-a-task.md shows it. It is not part of the jar.
@NullMarked
package dev.hatrack.task.example;

import org.jspecify.annotations.NullMarked;
