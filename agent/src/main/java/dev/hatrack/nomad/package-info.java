/// Talks to the local Nomad client: node metadata, signing keys, which allocations live.
@NullMarked
package dev.hatrack.nomad;

import org.jspecify.annotations.NullMarked;
