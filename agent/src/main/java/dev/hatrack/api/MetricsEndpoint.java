package dev.hatrack.api;

import dev.hatrack.board.Slot;
import dev.hatrack.sensing.Sensing;
import dev.hatrack.surface.EinkSurface;
import dev.hatrack.surface.LedSurface;
import dev.hatrack.surface.Surfaces;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.function.LongSupplier;

/// `/metrics`, in Prometheus's text format. Almost everything is read from the model when it is
/// asked for; only the requests are counted on the way.
final class MetricsEndpoint {
  private static final String BOARD = "board";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE");

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
  private final Histogram requests =
      Histogram.builder()
          .name("hat_http_request_duration_seconds")
          .help("How long answers took, by method, route and status.")
          .labelNames("method", "route", "status")
          .classicOnly()
          .classicUpperBounds(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5)
          .register(registry);

  MetricsEndpoint(
      String version,
      Boards boards,
      Surfaces surfaces,
      Sensing sensing,
      Streams streams,
      LongSupplier busBytes) {
    Info info =
        Info.builder().name("hat_info").help("The agent.").labelNames("version").register(registry);
    info.setLabelValues(version);
    boards(boards);
    surfaces(surfaces);
    new EinkMetrics(surfaces).register(registry);
    new SensorMetrics(sensing).register(registry);
    GaugeWithCallback.builder()
        .name("hat_streams")
        .help("Open WebSockets and event streams.")
        .callback(gauge -> gauge.call(streams.count()))
        .register(registry);
    CounterWithCallback.builder()
        .name("hat_bus_bytes_total")
        .help("Bytes on the I2C wires, address bytes among them.")
        .callback(counter -> counter.call((double) busBytes.getAsLong()))
        .register(registry);
    process();
  }

  /// Exports these too.
  void add(TlsMetrics more) {
    more.register(registry);
  }

  private void boards(Boards boards) {
    GaugeWithCallback.builder()
        .name("hat_board_healthy")
        .help("1 where the board works, 0 where it has failed or is absent.")
        .labelNames(BOARD)
        .callback(
            gauge -> {
              for (Slot slot : boards.all()) {
                gauge.call(slot.health().healthy() ? 1 : 0, slot.model().slug());
              }
            })
        .register(registry);
  }

  private void surfaces(Surfaces surfaces) {
    GaugeWithCallback.builder()
        .name("hat_claims")
        .help("Live claims on the LEDs or the e-ink panel.")
        .labelNames(BOARD)
        .callback(
            gauge -> {
              for (LedSurface surface : surfaces.leds()) {
                gauge.call(surface.view().claims().size(), surface.slot().model().slug());
              }
              for (EinkSurface surface : surfaces.eink()) {
                gauge.call(surface.view().claims().size(), surface.slot().model().slug());
              }
            })
        .register(registry);
    CounterWithCallback.builder()
        .name("hat_frames_shown_total")
        .help("Frames that went to the LEDs.")
        .labelNames(BOARD)
        .callback(
            counter -> {
              for (LedSurface surface : surfaces.leds()) {
                counter.call((double) surface.framesShown(), surface.slot().model().slug());
              }
            })
        .register(registry);
  }

  private void process() {
    GaugeWithCallback.builder()
        .name("hat_heap_used_bytes")
        .help("The Java heap in use.")
        .callback(
            gauge -> {
              Runtime runtime = Runtime.getRuntime();
              gauge.call((double) (runtime.totalMemory() - runtime.freeMemory()));
            })
        .register(registry);
  }

  /// Counts one request.
  ///
  /// @param method one that nobody knows is counted as `other`, for the same reason as the route
  /// @param route the template, not the path, so that a caller can't make up labels
  void count(String method, String route, int status, long nanos) {
    String known = METHODS.contains(method) ? method : "other";
    requests.labelValues(known, route, Integer.toString(status)).observe(nanos / 1e9);
  }

  void get(ApiCall request) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.write(out, registry.scrape());
    request.answer(PrometheusTextFormatWriter.CONTENT_TYPE, out.toByteArray());
  }
}
