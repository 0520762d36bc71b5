package dev.hatrack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hatrack.hat.Quantity;
import dev.hatrack.sensing.Sample;
import dev.hatrack.sensing.SensedBoard;
import dev.hatrack.sensing.SensedReading;
import dev.hatrack.sensing.SensorsUnavailable;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The sensors: everything, one quantity, or as a stream of server-sent events.
final class SensorsEndpoint {
  private static final Duration USUAL_INTERVAL = Duration.ofSeconds(1);
  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);
  private static final Duration LONGEST_INTERVAL = Duration.ofHours(1);

  private final Boards boards;
  private final Streams streams;

  SensorsEndpoint(Boards boards, Streams streams) {
    this.boards = boards;
    this.streams = streams;
  }

  void all(ApiCall request, Optional<String> board) {
    SensedBoard sensed = boards.sensors(board);
    Answers.json(request, SensorsDocument.board(sensed, sensed.sample()));
  }

  void one(ApiCall request, Optional<String> board, String slug) {
    SensedBoard sensed = boards.sensors(board);
    Quantity quantity = quantity(sensed, slug);
    Sample sample = sensed.sample(List.of(quantity));
    SensedReading reading = sample.best(quantity).orElseThrow(() -> nothingToSay(sensed, quantity));
    ObjectNode document = Json.object();
    document.put("board", slug(sensed));
    document.setAll(SensorsDocument.reading(reading, sample.age()));
    Answers.json(request, document);
  }

  void stream(Context request, Optional<String> board) {
    SensedBoard sensed = boards.sensors(board);
    Duration interval = interval(new ServletCall(request));
    EventStream.serve(
        request,
        streams,
        stream -> {
          stream.comment("sensors of " + slug(sensed));
          long due = System.nanoTime();
          while (true) {
            stream.event("readings", now(sensed));
            // a turn that was missed is not made up for
            due = Math.max(due + interval.toNanos(), System.nanoTime());
            stream.quietUntil(due);
          }
        });
  }

  private static ObjectNode now(SensedBoard sensed) {
    try {
      return SensorsDocument.board(sensed, sensed.sample());
    } catch (SensorsUnavailable e) {
      return SensorsDocument.unavailable(e);
    }
  }

  private static Quantity quantity(SensedBoard sensed, String slug) {
    List<String> slugs = sensed.quantities().stream().map(Quantity::slug).toList();
    return sensed.quantities().stream()
        .filter(quantity -> quantity.slug().equals(slug))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.notFound(
                        "%s does not measure \"%s\"; it measures %s"
                            .formatted(slug(sensed), slug, String.join(", ", slugs)))
                    .with("available", slugs));
  }

  private static Problem nothingToSay(SensedBoard sensed, Quantity quantity) {
    String reason = sensed.health().reason();
    return Problem.unavailable(
            "no chip of %s has a %s to tell just now; %s"
                .formatted(slug(sensed), quantity.slug(), reason.isEmpty() ? "ask again" : reason))
        .with("board", slug(sensed));
  }

  private static String slug(SensedBoard sensed) {
    return sensed.slot().model().slug();
  }

  private static Duration interval(ApiCall request) {
    String text = Query.of(request, List.of("interval")).value("interval").orElse("");
    if (text.isEmpty()) {
      return USUAL_INTERVAL;
    }
    return DurationText.parse(text)
        .filter(interval -> interval.compareTo(SHORTEST_INTERVAL) >= 0)
        .filter(interval -> interval.compareTo(LONGEST_INTERVAL) <= 0)
        .orElseThrow(
            () ->
                Problem.badRequest(
                        "interval must be like 500ms, 10s or 5m, from 100ms to 1h, not \"%s\""
                            .formatted(text))
                    .with("parameter", "interval"));
  }
}
