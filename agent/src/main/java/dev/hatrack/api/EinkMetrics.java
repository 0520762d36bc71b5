package dev.hatrack.api;

import dev.hatrack.surface.EinkSurface;
import dev.hatrack.surface.EinkView;
import dev.hatrack.surface.Surfaces;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/// What the e-ink panels do, as metrics.
final class EinkMetrics {
  private static final String BOARD = "board";

  private final Surfaces surfaces;

  EinkMetrics(Surfaces surfaces) {
    this.surfaces = surfaces;
  }

  void register(PrometheusRegistry registry) {
    CounterWithCallback.builder()
        .name("hat_eink_refreshes_total")
        .help("Refreshes that an e-ink panel has done.")
        .labelNames(BOARD)
        .callback(
            counter -> {
              for (EinkSurface surface : surfaces.eink()) {
                counter.call((double) surface.refreshes(), slug(surface));
              }
            })
        .register(registry);
    CounterWithCallback.builder()
        .name("hat_eink_pages_total")
        .help("How often a page has come to each fate; one that comes back is counted again.")
        .labelNames(BOARD, "fate")
        .callback(
            counter -> {
              for (EinkSurface surface : surfaces.eink()) {
                surface
                    .fates()
                    .forEach((fate, count) -> counter.call((double) count, slug(surface), fate));
              }
            })
        .register(registry);
    GaugeWithCallback.builder()
        .name("hat_eink_queue")
        .help("Pages that are still to be shown, the one that the panel is at among them.")
        .labelNames(BOARD)
        .callback(
            gauge -> {
              for (EinkSurface surface : surfaces.eink()) {
                gauge.call(waiting(surface.view()), slug(surface));
              }
            })
        .register(registry);
  }

  private static int waiting(EinkView view) {
    return (view.refreshing().isPresent() ? 1 : 0) + (view.queued().isPresent() ? 1 : 0);
  }

  private static String slug(EinkSurface surface) {
    return surface.slot().model().slug();
  }
}
