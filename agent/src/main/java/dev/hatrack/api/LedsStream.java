package dev.hatrack.api;

import dev.hatrack.access.Caller;
import dev.hatrack.board.Slot;
import dev.hatrack.hat.Capability;
import dev.hatrack.hat.Holder;
import dev.hatrack.surface.ClaimTerms;
import dev.hatrack.surface.LedSurface;
import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The WebSocket of an LED surface: frames in, shown frames out.
final class LedsStream {
  private static final String SESSION = "leds-stream";

  private final Boards boards;
  private final Callers callers;
  private final HostGuard guard;
  private final Streams streams;
  private final AtomicLong connections = new AtomicLong();

  LedsStream(Boards boards, Callers callers, HostGuard guard, Streams streams) {
    this.boards = boards;
    this.callers = callers;
    this.guard = guard;
    this.streams = streams;
  }

  /// Before the protocol changes, so that what is wrong is still an HTTP answer.
  void upgrade(Context context, Optional<String> board) {
    ServletCall request = new ServletCall(context);
    request.upgrading();
    guard.checkHost(request);
    guard.checkOrigin(request);
    LedSurface surface = boards.leds(board);
    ClaimParameters parameters = ClaimParameters.of(request);
    Optional<LedsSession.Drawing> drawing =
        callers.onlyWatching(request)
            ? Optional.empty()
            : Optional.of(drawing(request, surface, parameters));
    streams.requireRoom();
    context.attribute(SESSION, new LedsSession(surface, drawing, Peer.heard(context)));
  }

  /// A request for the stream that is no handshake.
  void notUpgraded(ApiCall request) {
    request.header("Upgrade", "websocket");
    request.header("Connection", "Upgrade");
    throw Problem.of(426, "Upgrade required", "this is a WebSocket: connect to it as one");
  }

  private LedsSession.Drawing drawing(
      ApiCall request, LedSurface surface, ClaimParameters parameters) {
    Slot slot = surface.slot();
    Optional<String> bearer = Callers.bearer(request);
    String from = request.ip();
    Caller caller = callers.writing(bearer, from, slot, Capability.LEDS);
    Holder holder =
        new Holder.Streamed(caller.holder(), Long.toString(connections.incrementAndGet()));
    return new LedsSession.Drawing(
        holder,
        parameters.terms(caller, ClaimTerms.DEFAULT.ttl()),
        from,
        () -> callers.writing(bearer, from, slot, Capability.LEDS));
  }

  void handlers(WsConfig socket) {
    socket.onConnect(
        context -> {
          LedsSession session = session(context.attribute(SESSION));
          try {
            streams.add(session);
            session.open(context);
          } catch (Problem full) {
            LedsSession.refuse(context, full);
          }
        });
    socket.onBinaryMessage(context -> session(context.attribute(SESSION)).frame(context.data()));
    socket.onMessage(
        context ->
            session(context.attribute(SESSION))
                .refuse(Problem.badRequest("frames are binary messages, not texts")));
    socket.onClose(
        context -> {
          LedsSession session = session(context.attribute(SESSION));
          streams.remove(session);
          session.ended();
        });
  }

  private static LedsSession session(@Nullable Object attribute) {
    if (attribute instanceof LedsSession session) {
      return session;
    }
    throw new IllegalStateException("a WebSocket without its session");
  }
}
