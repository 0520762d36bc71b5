package dev.hatrack.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// What `GET /hat/leds` says.
///
/// @param lit how many pixels are not dark
/// @param picture the pixels as text, to see whether they change
/// @param holders who has a claim, from high to low
/// @param shown who is shown
record LedsNow(int lit, String picture, List<String> holders, List<String> shown) {
  static LedsNow of(JsonNode leds) {
    int lit = 0;
    for (JsonNode row : leds.path("pixels")) {
      for (JsonNode pixel : row) {
        lit += pixel.asInt() > 0 ? 1 : 0;
      }
    }
    List<String> holders = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    for (JsonNode claim : leds.path("claims")) {
      String holder = claim.path("holder").asText();
      holders.add(holder);
      if (claim.path("shown").asBoolean()) {
        shown.add(holder);
      }
    }
    return new LedsNow(lit, leds.path("pixels").toString(), holders, shown);
  }
}
