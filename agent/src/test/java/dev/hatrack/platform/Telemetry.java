package dev.hatrack.platform;

/// What docs/platform.md has an operator add to the configuration of Consul and Nomad.
final class Telemetry {
  static final String CONSUL =
      """
      telemetry {
        prometheus_retention_time = "24h"
        disable_hostname          = true
      }
      """;
  static final String NOMAD =
      """
      telemetry {
        prometheus_metrics         = true
        publish_allocation_metrics = true
        publish_node_metrics       = true
        disable_hostname           = true
        collection_interval        = "1s"
      }
      """;

  private Telemetry() {}
}
