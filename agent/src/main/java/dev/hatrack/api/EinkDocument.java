package dev.hatrack.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hatrack.hat.Capability;
import dev.hatrack.hat.Health;
import dev.hatrack.surface.EinkSurface;
import dev.hatrack.surface.EinkView;
import dev.hatrack.surface.Fate;
import dev.hatrack.surface.Page;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// An e-ink surface, its pages and its claims, as JSON.
final class EinkDocument {
  private EinkDocument() {}

  /// The answer to `GET /hat/eink`.
  static ObjectNode surface(EinkSurface surface) {
    EinkView view = surface.view();
    Health health = surface.slot().health(Capability.EINK);
    ObjectNode document = Json.object();
    document.put("board", slug(surface));
    document.put("width", surface.format().width());
    document.put("height", surface.format().height());
    document.put("colours", surface.format().colours().slug());
    document.put("healthy", health.healthy());
    if (!health.healthy()) {
      document.put("reason", health.reason());
    }
    ObjectNode shown = document.putObject("shown");
    shown.put("page", view.shown().orElse(null));
    shown.put("at", view.shownAt().map(EinkDocument::time).orElse(null));
    document.put("refreshing", view.refreshing().map(Page::id).orElse(null));
    document.put("queued", view.queued().map(Page::id).orElse(null));
    document.put("nextRefresh", view.nextRefresh().map(EinkDocument::time).orElse(null));
    document.put("restSeconds", surface.rest().toSeconds());
    document.set("pixels", PixelDocument.write(view.frame()));
    ArrayNode claims = document.putArray("claims");
    for (int rank = 0; rank < view.claims().size(); rank++) {
      claims.add(LedsDocument.claim(view.claims().get(rank), rank == 0));
    }
    return document;
  }

  /// The answer to a request whose page was accepted.
  static ObjectNode accepted(EinkSurface surface, EinkSurface.Accepted accepted) {
    ObjectNode document = Json.object();
    document.put("board", slug(surface));
    document.set("page", page(surface, accepted.page()));
    document.set("claim", LedsDocument.claim(accepted.claim(), accepted.top()));
    return document;
  }

  /// What has become of a page.
  static ObjectNode page(EinkSurface surface, Page page) {
    ObjectNode document = Json.object();
    document.put("id", page.id());
    document.put("holder", page.holder().display());
    document.put("acceptedAt", time(page.acceptedAt()));
    document.put("fate", page.fate().word());
    document.put("reason", surface.reason(page.fate()));
    switch (page.fate()) {
      case Fate.Shown shown -> document.put("shownAt", time(shown.at()));
      case Fate.Refreshing refreshing ->
          document.put("progress", Math.round(100 * surface.progress(refreshing)) / 100.0);
      case Fate.Superseded superseded -> document.put("supersededBy", superseded.by());
      case Fate.Queued _, Fate.Failed _ -> {}
    }
    return document;
  }

  /// The same as an event, which says whose page it is.
  static ObjectNode event(EinkSurface surface, Page page) {
    ObjectNode document = Json.object();
    document.put("board", slug(surface));
    document.setAll(page(surface, page));
    return document;
  }

  static String path(EinkSurface surface, Page page) {
    return "/hats/%s/eink/pages/%s".formatted(slug(surface), page.id());
  }

  private static String slug(EinkSurface surface) {
    return surface.slot().model().slug();
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
