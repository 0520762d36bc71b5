/// A thousand agents in one process, against one Consul and one Nomad. What each part is: {@link
/// dev.hatrack.bench.fleet.FleetBench}.
@NullMarked
package dev.hatrack.bench.fleet;

import org.jspecify.annotations.NullMarked;
