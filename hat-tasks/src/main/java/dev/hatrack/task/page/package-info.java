/// A page on an e-ink panel, from an option or a file.
@NullMarked
package dev.hatrack.task.page;

import org.jspecify.annotations.NullMarked;
