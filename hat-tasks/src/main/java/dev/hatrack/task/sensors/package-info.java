/// Readings of a node's sensors for Prometheus, and for Consul's key-value store.
@NullMarked
package dev.hatrack.task.sensors;

import org.jspecify.annotations.NullMarked;
