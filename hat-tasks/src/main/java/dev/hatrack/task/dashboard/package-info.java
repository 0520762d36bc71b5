/// A page about the node on its e-ink panel.
@NullMarked
package dev.hatrack.task.dashboard;

import org.jspecify.annotations.NullMarked;
