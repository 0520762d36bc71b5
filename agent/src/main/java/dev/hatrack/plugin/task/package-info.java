/// The tasks of `hat-tasks` for the driver: the same classes that run as programs of their own.
@NullMarked
package dev.hatrack.plugin.task;

import org.jspecify.annotations.NullMarked;
