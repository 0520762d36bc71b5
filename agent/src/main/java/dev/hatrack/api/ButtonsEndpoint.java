package dev.hatrack.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hatrack.access.NotAuthenticated;
import dev.hatrack.board.Slot;
import dev.hatrack.hat.ButtonEvent;
import dev.hatrack.hat.Capability;
import dev.hatrack.hat.Holder;
import dev.hatrack.hat.Subscription;
import dev.hatrack.surface.Surfaces;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The buttons: which are down, and each press as a server-sent event.
final class ButtonsEndpoint {
  /// More presses than a person makes while a client is slow; beyond them the oldest are dropped.
  private static final int WAITING = 64;

  private final Boards boards;
  private final Surfaces surfaces;
  private final Callers callers;
  private final Streams streams;

  /// Who listens.
  ///
  /// @param heard whether what is pressed now is for them
  /// @param stillAllowed asked before each event, for identities end while streams stay; throws
  ///   when it is not so any more
  private record Listening(BooleanSupplier heard, Runnable stillAllowed) {}

  ButtonsEndpoint(Boards boards, Surfaces surfaces, Callers callers, Streams streams) {
    this.boards = boards;
    this.surfaces = surfaces;
    this.callers = callers;
    this.streams = streams;
  }

  void get(ApiCall request, Optional<String> board) {
    Boards.ButtonsOf found = boards.buttons(board);
    callers.readingButtons(request, found.slot());
    ObjectNode document = Json.object();
    document.put("board", found.slot().model().slug());
    ArrayNode buttons = document.putArray("buttons");
    found
        .buttons()
        .pressed()
        .forEach((name, down) -> buttons.addObject().put("button", name).put("pressed", down));
    Answers.json(request, document);
  }

  void stream(Context context, Optional<String> board) {
    ApiCall request = new ServletCall(context);
    Boards.ButtonsOf found = boards.buttons(board);
    String slug = found.slot().model().slug();
    Listening listening =
        mine(request) ? holder(request, found.slot()) : anybody(request, found.slot());
    BlockingQueue<ButtonEvent> events = new ArrayBlockingQueue<>(WAITING);
    EventStream.serve(
        context,
        streams,
        stream -> {
          try (Subscription _ =
              found.buttons().listen(event -> offer(events, event, listening.heard()))) {
            stream.comment("buttons of " + slug);
            tell(stream, slug, events, listening.stillAllowed());
          }
        });
  }

  private static boolean mine(ApiCall request) {
    String text = Query.of(request, List.of("mine")).value("mine").orElse("false");
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw Problem.badRequest("mine must be true or false, not \"%s\"".formatted(text))
              .with("parameter", "mine");
    };
  }

  private Listening anybody(ApiCall request, Slot slot) {
    callers.readingButtons(request, slot);
    return new Listening(() -> true, () -> {});
  }

  /// Hears what is pressed while their own claim is what the board shows: a person answers what
  /// they see.
  private Listening holder(ApiCall request, Slot slot) {
    Optional<String> bearer = Callers.bearer(request);
    String from = request.ip();
    Holder holder = callers.writing(bearer, from, slot, Capability.BUTTONS).holder();
    return new Listening(
        () -> surfaces.onTop(holder, slot.model().slug()),
        () -> callers.writing(bearer, from, slot, Capability.BUTTONS));
  }

  private static void tell(
      EventStream stream, String board, BlockingQueue<ButtonEvent> events, Runnable stillAllowed)
      throws IOException, InterruptedException {
    while (true) {
      ButtonEvent event = events.poll(EventStream.QUIET.toSeconds(), TimeUnit.SECONDS);
      if (event == null) {
        stream.comment("still here");
        continue;
      }
      try {
        stillAllowed.run();
      } catch (Problem | NotAuthenticated e) {
        stream.comment("this stream ends: " + e.getMessage());
        return;
      }
      stream.event("button", message(board, event));
    }
  }

  private static void offer(
      BlockingQueue<ButtonEvent> events, ButtonEvent event, BooleanSupplier heard) {
    if (!heard.getAsBoolean()) {
      return;
    }
    while (!events.offer(event)) {
      events.poll();
    }
  }

  private static ObjectNode message(String board, ButtonEvent event) {
    ObjectNode data = Json.object();
    data.put("board", board);
    data.put("button", event.button());
    data.put("action", event.action().name().toLowerCase(Locale.ROOT));
    data.put("at", event.at().toString());
    return data;
  }
}
