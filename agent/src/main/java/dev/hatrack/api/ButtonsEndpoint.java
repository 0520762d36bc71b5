package dev.hatrack.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hatrack.hat.ButtonEvent;
import dev.hatrack.hat.Subscription;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The buttons: which are down, and each press as a server-sent event.
final class ButtonsEndpoint {
  /// More presses than a person makes while a client is slow; beyond them the oldest are dropped.
  private static final int WAITING = 64;

  private static final Logger log = LoggerFactory.getLogger(ButtonsEndpoint.class);
  private static final long HEARTBEAT_SECONDS = 15;

  private final Boards boards;
  private final Callers callers;
  private final Streams streams;

  ButtonsEndpoint(Boards boards, Callers callers, Streams streams) {
    this.boards = boards;
    this.callers = callers;
    this.streams = streams;
  }

  void get(Context request, Optional<String> board) {
    Boards.ButtonsOf found = boards.buttons(board);
    callers.readingButtons(request, found.slot().model().slug());
    ObjectNode document = Json.object();
    document.put("board", found.slot().model().slug());
    ArrayNode buttons = document.putArray("buttons");
    found
        .buttons()
        .pressed()
        .forEach((name, down) -> buttons.addObject().put("button", name).put("pressed", down));
    Answers.json(request, document);
  }

  /// Stays on the request's own virtual thread until the client goes or the agent stops.
  void stream(Context request, Optional<String> board) {
    Boards.ButtonsOf found = boards.buttons(board);
    String slug = found.slot().model().slug();
    callers.readingButtons(request, slug);
    BlockingQueue<ButtonEvent> events = new ArrayBlockingQueue<>(WAITING);
    Subscription stop = Thread.currentThread()::interrupt;
    streams.add(stop);
    try (Subscription _ = found.buttons().listen(event -> offer(events, event));
        OutputStream out = request.res().getOutputStream()) {
      request.res().setContentType("text/event-stream");
      request.res().setHeader("Cache-Control", "no-store");
      write(out, ": buttons of " + slug + "\n\n");
      while (true) {
        ButtonEvent event = events.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        write(out, event == null ? ": still here\n\n" : message(slug, event));
      }
    } catch (InterruptedException e) {
      // The agent stops. The stream has been closed, and so ends whole; the thread has no more to
      // do.
      log.debug("the stream of {}'s buttons ends", slug, e);
    } catch (IOException e) {
      log.debug("the client of {}'s buttons has gone", slug, e);
    } finally {
      streams.remove(stop);
    }
  }

  private static void offer(BlockingQueue<ButtonEvent> events, ButtonEvent event) {
    while (!events.offer(event)) {
      events.poll();
    }
  }

  private static String message(String board, ButtonEvent event) {
    ObjectNode data = Json.object();
    data.put("board", board);
    data.put("button", event.button());
    data.put("action", event.action().name().toLowerCase(Locale.ROOT));
    data.put("at", event.at().toString());
    return "event: button\ndata: " + data + "\n\n";
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
