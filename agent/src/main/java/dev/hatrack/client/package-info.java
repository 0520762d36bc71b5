/// What the clients of Consul and of Nomad have in common: settings from environment variables,
/// certificates and keys from PEM files, and pauses that keep many agents apart.
@NullMarked
package dev.hatrack.client;

import org.jspecify.annotations.NullMarked;
