/// Talks to the local Nomad client: node metadata, signing keys, which allocations live. One file
/// for each of Nomad's endpoints; {@link dev.hatrack.nomad.NomadLink} is the whole of it.
@NullMarked
package dev.hatrack.nomad;

import org.jspecify.annotations.NullMarked;
