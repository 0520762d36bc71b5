/// Tells the local Consul agent what this Pi can do.
@NullMarked
package dev.hatrack.consul;

import org.jspecify.annotations.NullMarked;
