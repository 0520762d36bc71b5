/// Button events, handed on to a web server.
@NullMarked
package dev.hatrack.task.webhook;

import org.jspecify.annotations.NullMarked;
