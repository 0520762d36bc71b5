/// What the clients of Consul and of Nomad have in common: settings from environment variables, and
/// certificates and keys from PEM files.
@NullMarked
package dev.hatrack.client;

import org.jspecify.annotations.NullMarked;
