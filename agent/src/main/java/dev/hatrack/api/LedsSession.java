package dev.hatrack.api;

import dev.hatrack.access.NotAuthenticated;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Holder;
import dev.hatrack.hat.Subscription;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.surface.BoardUnavailable;
import dev.hatrack.surface.ClaimRefused;
import dev.hatrack.surface.ClaimTerms;
import dev.hatrack.surface.Content;
import dev.hatrack.surface.LedSurface;
import io.javalin.websocket.WsContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.eclipse.jetty.websocket.api.Callback;
import org.jspecify.annotations.Nullable;

/// One open WebSocket on an LED surface. Frames go out on a virtual thread of its own, each when
/// the one before has left: a slow client sees fewer frames, always the newest, and holds nobody
/// up.
final class LedsSession implements Subscription {
  private static final int POLICY_VIOLATION = 1008;
  private static final int GOING_AWAY = 1001;
  private static final long SEND_SECONDS = 10;

  /// After this long without a frame a ping goes out, well before the server takes the connection,
  /// and the claim that is tied to it, for idle.
  private static final long QUIET_SECONDS = 5;

  /// A client that has not even answered pings for so long is gone, though its connection is not.
  private static final long SILENT_SECONDS = 30;

  /// In whose name, and on what terms, the connection draws.
  ///
  /// @param from the client's address
  /// @param stillAllowed asked before each frame, for identities and tasks end while connections
  ///   stay; throws when it is not so any more
  record Drawing(Holder holder, ClaimTerms terms, String from, Runnable stillAllowed) {}

  private final LedSurface surface;
  private final Optional<Drawing> drawing;
  private final SignsOfLife life;
  private final BlockingQueue<Frame> newest = new ArrayBlockingQueue<>(1);
  private final Object claiming = new Object();
  private boolean over;
  private volatile @Nullable WsContext connection;
  private volatile Subscription watching = () -> {};
  private volatile @Nullable Thread sender;

  /// @param heard counts the bytes that have come from the client
  LedsSession(LedSurface surface, Optional<Drawing> drawing, LongSupplier heard) {
    this.surface = surface;
    this.drawing = drawing;
    this.life =
        new SignsOfLife(
            heard, Duration.ofSeconds(QUIET_SECONDS), Duration.ofSeconds(SILENT_SECONDS));
  }

  void open(WsContext context) {
    connection = context;
    sender = Thread.ofVirtual().name("leds-stream").start(() -> send(context));
    watching =
        surface.watch(
            frame -> {
              while (!newest.offer(frame)) {
                newest.poll();
              }
            });
  }

  private void send(WsContext context) {
    try {
      while (context.session.isOpen() && !life.gone(System.nanoTime())) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        Callback done = Callback.from(() -> sent.complete(null), sent::completeExceptionally);
        long quiet = life.untilQuestion(System.nanoTime());
        Frame frame = quiet == 0 ? null : newest.poll(quiet, TimeUnit.NANOSECONDS);
        if (frame == null) {
          life.asked(System.nanoTime());
          context.session.sendPing(ByteBuffer.allocate(0), done);
        } else {
          context.session.sendBinary(ByteBuffer.wrap(frame.bytes()), done);
        }
        sent.get(SEND_SECONDS, TimeUnit.SECONDS);
      }
      context.session.disconnect();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      context.session.disconnect();
    }
  }

  /// A frame that the client wants shown.
  void frame(ByteBuffer message) {
    try {
      Drawing own =
          drawing.orElseThrow(
              () -> Problem.unauthorized("say who you are in the Authorization header to draw"));
      own.stillAllowed().run();
      claim(own, Content.still(read(message)));
    } catch (Problem problem) {
      refuse(problem);
    } catch (NotAuthenticated e) {
      refuse(Problems.of(e));
    } catch (ClaimRefused e) {
      refuse(Problems.of(e));
    } catch (BoardUnavailable e) {
      refuse(Problems.of(e));
    }
  }

  /// A frame that is still being read when the connection ends must not claim anew afterwards.
  private void claim(Drawing own, Content content) {
    synchronized (claiming) {
      if (!over) {
        surface.claim(own.holder(), own.terms(), content, own.from());
      }
    }
  }

  private Frame read(ByteBuffer message) {
    SurfaceFormat format = surface.format();
    if (message.remaining() != format.frameBytes()) {
      throw Problem.badRequest(
          "a frame of %3$s, %1$dx%2$d, is %4$d bytes, pixel by pixel; this message has %5$d"
              .formatted(
                  format.width(),
                  format.height(),
                  format.colours().slug(),
                  format.frameBytes(),
                  message.remaining()));
    }
    byte[] levels = new byte[format.frameBytes()];
    message.get(levels);
    return Frame.of(format, levels);
  }

  /// Says what is wrong, and ends the connection.
  void refuse(Problem problem) {
    WsContext context = connection;
    if (context != null) {
      refuse(context, problem);
    }
  }

  static void refuse(WsContext context, Problem problem) {
    context.send(new String(problem.document(), StandardCharsets.UTF_8));
    String reason = problem.detail();
    // A close frame has room for 123 bytes of reason (RFC 6455, section 5.5).
    context.closeSession(POLICY_VIOLATION, reason.substring(0, Math.min(reason.length(), 100)));
  }

  /// The connection has ended, and its claim with it.
  void ended() {
    watching.close();
    Thread thread = sender;
    if (thread != null) {
      thread.interrupt();
    }
    synchronized (claiming) {
      over = true;
      drawing.ifPresent(own -> surface.release(own.holder()));
    }
  }

  @Override
  public void close() {
    WsContext context = connection;
    if (context != null) {
      context.closeSession(GOING_AWAY, "the agent stops");
    }
  }
}
