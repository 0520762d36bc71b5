/// The jobs of `nomad-jobs/platform`, their dashboards and alerts: what of them can be checked with
/// Consul and Nomad alone, and, in the extended list, the real Traefik, Prometheus, Alertmanager,
/// CoreDNS and Vault.
@NullMarked
package dev.hatrack.platform;

import org.jspecify.annotations.NullMarked;
