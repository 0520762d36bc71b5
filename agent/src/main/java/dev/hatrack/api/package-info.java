/// The HTTP API, the live page, the metrics.
@NullMarked
package dev.hatrack.api;

import org.jspecify.annotations.NullMarked;
