/// Certificates and keys as PEM files, for the clients that speak to Consul and Nomad.
@NullMarked
package dev.hatrack.tls;

import org.jspecify.annotations.NullMarked;
