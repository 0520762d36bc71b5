/// A real Consul and a real Nomad for tests, on loopback and on free ports, and the test of the
/// whole path on them.
@NullMarked
package dev.hatrack.cluster;

import org.jspecify.annotations.NullMarked;
