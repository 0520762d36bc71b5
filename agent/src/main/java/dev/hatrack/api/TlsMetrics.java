package dev.hatrack.api;

import dev.hatrack.tls.RenewedPair;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/// The API's certificate, as metrics.
final class TlsMetrics {
  private final RenewedPair pair;

  TlsMetrics(RenewedPair pair) {
    this.pair = pair;
  }

  void register(PrometheusRegistry registry) {
    GaugeWithCallback.builder()
        .name("hat_tls_certificate_not_after_timestamp_seconds")
        .help("When the certificate that is served ends, or one of its chain.")
        .callback(gauge -> gauge.call((double) pair.status().notAfter().getEpochSecond()))
        .register(registry);
    GaugeWithCallback.builder()
        .name("hat_tls_last_reload_successful")
        .help("0 where the files hold a pair that can't be used, and the one before is served.")
        .callback(gauge -> gauge.call(pair.status().trouble().isEmpty() ? 1 : 0))
        .register(registry);
  }
}
