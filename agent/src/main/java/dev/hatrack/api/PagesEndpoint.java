package dev.hatrack.api;

import dev.hatrack.hat.Subscription;
import dev.hatrack.surface.EinkSurface;
import dev.hatrack.surface.Page;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// What becomes of the pages of an e-ink surface: of one, or of all as server-sent events.
final class PagesEndpoint {
  /// More than a burst makes while a client is slow. One that is slower than that is sent away
  /// rather than told half of it: when it comes back, it begins with what is.
  private static final int WAITING = 4096;

  private final Boards boards;
  private final Streams streams;

  PagesEndpoint(Boards boards, Streams streams) {
    this.boards = boards;
    this.streams = streams;
  }

  void get(ApiCall request, Optional<String> board, String id) {
    EinkSurface surface = boards.eink(board);
    Page page =
        surface
            .page(id)
            .orElseThrow(
                () ->
                    Problem.notFound(
                        "%s knows no page \"%s\"; the newest 2,000 are remembered"
                            .formatted(surface.slot().model().slug(), id)));
    Answers.json(request, EinkDocument.page(surface, page));
  }

  void stream(Context request, Optional<String> board) {
    EinkSurface surface = boards.eink(board);
    BlockingQueue<Page> pages = new ArrayBlockingQueue<>(WAITING);
    AtomicBoolean missed = new AtomicBoolean();
    EventStream.serve(
        request,
        streams,
        stream -> {
          stream.comment("pages of " + surface.slot().model().slug());
          try (Subscription _ = surface.watch(page -> offer(pages, page, missed))) {
            tell(stream, surface, pages, missed);
          }
        });
  }

  private static void offer(BlockingQueue<Page> pages, Page page, AtomicBoolean missed) {
    if (!pages.offer(page)) {
      missed.set(true);
    }
  }

  private static void tell(
      EventStream stream, EinkSurface surface, BlockingQueue<Page> pages, AtomicBoolean missed)
      throws IOException, InterruptedException {
    while (!missed.get()) {
      Page page = pages.poll(EventStream.QUIET.toSeconds(), TimeUnit.SECONDS);
      if (page == null) {
        stream.comment("still here");
      } else {
        stream.event("page", EinkDocument.event(surface, page));
      }
    }
    stream.comment("this stream ends: you read too slowly; connect again");
  }
}
