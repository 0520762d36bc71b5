package dev.hatrack.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hatrack.hat.Health;
import dev.hatrack.surface.Claim;
import dev.hatrack.surface.LedSurface;
import dev.hatrack.surface.SurfaceView;
import java.time.temporal.ChronoUnit;

/// An LED surface and its claims, as JSON.
final class LedsDocument {
  private LedsDocument() {}

  /// The answer to `GET /hat/leds`.
  static ObjectNode surface(LedSurface surface, SurfaceView view, Health health) {
    ObjectNode document = Json.object();
    document.put("board", surface.slot().model().slug());
    document.put("width", surface.format().width());
    document.put("height", surface.format().height());
    document.put("colours", surface.format().colours().slug());
    document.put("healthy", health.healthy());
    if (!health.healthy()) {
      document.put("reason", health.reason());
    }
    document.set("pixels", PixelDocument.write(view.shown()));
    ArrayNode claims = document.putArray("claims");
    for (int rank = 0; rank < view.claims().size(); rank++) {
      claims.add(claim(view.claims().get(rank), rank == 0));
    }
    return document;
  }

  /// The answer to a request that took or renewed a claim.
  static ObjectNode claimed(LedSurface surface, Claim claim) {
    ObjectNode document = Json.object();
    document.put("board", surface.slot().model().slug());
    document.set("claim", claim(claim, surface.shows(claim.holder())));
    return document;
  }

  /// A claim, on any surface.
  static ObjectNode claim(Claim claim, boolean shown) {
    ObjectNode document = Json.object();
    document.put("holder", claim.holder().display());
    document.put("priority", claim.terms().priority());
    document.put("exclusive", claim.terms().exclusive());
    document.put("expires", claim.expires().truncatedTo(ChronoUnit.MILLIS).toString());
    document.put("shown", shown);
    return document;
  }
}
