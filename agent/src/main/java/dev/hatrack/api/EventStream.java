package dev.hatrack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hatrack.hat.Subscription;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Server-sent events to one client.
final class EventStream {
  /// How long a stream is silent at most, well before anything in between takes it for dead.
  static final Duration QUIET = Duration.ofSeconds(15);

  private static final Logger log = LoggerFactory.getLogger(EventStream.class);

  private final OutputStream out;

  /// Tells the client things for as long as it listens, or until it returns.
  interface Teller {
    /// @throws IOException when the client has gone
    /// @throws InterruptedException when the agent stops
    void tell(EventStream stream) throws IOException, InterruptedException;
  }

  private EventStream(OutputStream out) {
    this.out = out;
  }

  /// Stays on the request's own virtual thread until the client goes, the agent stops, or the
  /// teller has no more to say.
  ///
  /// @throws Problem 503 when there are as many streams as there may be
  static void serve(Context request, Streams streams, Teller teller) {
    Subscription stop = Thread.currentThread()::interrupt;
    streams.add(stop);
    try (OutputStream out = request.res().getOutputStream()) {
      request.res().setContentType("text/event-stream");
      request.res().setHeader("Cache-Control", "no-store");
      teller.tell(new EventStream(out));
    } catch (InterruptedException e) {
      // The agent stops. The stream has been closed, and so ends whole; the thread has no more to
      // do.
      log.debug("the stream {} ends", request.path(), e);
    } catch (IOException e) {
      log.debug("the client of {} has gone", request.path(), e);
    } finally {
      streams.remove(stop);
    }
  }

  void event(String name, ObjectNode data) throws IOException {
    write("event: " + name + "\ndata: " + data + "\n\n");
  }

  /// Something that clients leave out.
  void comment(String text) throws IOException {
    write(": " + text + "\n\n");
  }

  /// Waits, with signs of life.
  ///
  /// @param nanoTime when to return, as {@link System#nanoTime} counts
  void quietUntil(long nanoTime) throws IOException, InterruptedException {
    for (long left = left(nanoTime); left > 0; left = left(nanoTime)) {
      TimeUnit.NANOSECONDS.sleep(Math.min(left, QUIET.toNanos()));
      if (left > QUIET.toNanos()) {
        comment("still here");
      }
    }
  }

  private static long left(long nanoTime) {
    return nanoTime - System.nanoTime();
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
