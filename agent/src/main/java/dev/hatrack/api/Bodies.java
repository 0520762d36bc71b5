package dev.hatrack.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads request bodies, which are bounded in size and in time.
final class Bodies {
  /// Many times the largest frame as JSON, or as a PNG of any kind.
  static final int LARGEST = 256 * 1024;

  /// A photograph for e-ink, as PNG.
  static final int LARGEST_PAGE = 4 * 1024 * 1024;

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration LONGEST_DISCARD = Duration.ofSeconds(2);
  private static final long LARGEST_DISCARD = 2L * LARGEST_PAGE;
  private static final int CHUNK = 8192;
  private static final Logger log = LoggerFactory.getLogger(Bodies.class);

  private Bodies() {}

  /// The whole body.
  ///
  /// @throws Problem 415 when it is compressed, 413 when there is more than `limit`, 408 when it
  ///   takes too long; of the latter two the connection is closed after the answer
  static byte[] read(ApiCall request, int limit) {
    requireUncompressed(request);
    if (request.bodyLength() > limit) {
      throw tooLarge(request, limit);
    }
    long deadline = System.nanoTime() + LONGEST.toNanos();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (InputStream in = request.body()) {
      if (in.available() == request.bodyLength()) { // small ones come along with the head
        return in.readNBytes(limit);
      }
      request.mayBeSilentFor(LONGEST);
      byte[] chunk = new byte[CHUNK];
      int count;
      while ((count = in.read(chunk)) >= 0) {
        body.write(chunk, 0, count);
        if (body.size() > limit) {
          throw tooLarge(request, limit);
        }
        if (System.nanoTime() > deadline) {
          throw tooSlow(request);
        }
      }
    } catch (IOException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw tooSlow(request);
      }
      request.header("Connection", "close");
      throw Problem.badRequest("the body broke off: " + e.getMessage());
    }
    request.mayBeSilentFor(ApiServer.IDLE);
    return body.toByteArray();
  }

  /// Reads what is left of a body that is refused, as far as that is soon done. A connection that
  /// is closed with something unread is reset, and the caller may never see why it was refused.
  static void discard(ApiCall request) {
    if (!worthReading(request)) {
      return;
    }
    request.mayBeSilentFor(LONGEST_DISCARD);
    long deadline = System.nanoTime() + LONGEST_DISCARD.toNanos();
    byte[] chunk = new byte[CHUNK];
    try {
      InputStream in = request.body();
      long left = LARGEST_DISCARD;
      while (left > 0 && System.nanoTime() < deadline) {
        int count = in.read(chunk);
        left = count < 0 ? 0 : left - count;
      }
    } catch (IOException e) {
      log.debug("{} sent less than it had said", request.ip(), e);
    }
    request.mayBeSilentFor(ApiServer.IDLE);
  }

  /// Whether something is on its way, and not too much. Who expects to be told first sends nothing
  /// (RFC 9110, section 10.1.1).
  private static boolean worthReading(ApiCall request) {
    boolean bounded = request.bodyLength() > 0 && request.bodyLength() <= LARGEST_DISCARD;
    return (bounded || request.header("Transfer-Encoding").isPresent())
        && request.header("Expect").isEmpty();
  }

  /// A body that grows when it is unpacked can't be bounded by its length, and pictures are packed
  /// already.
  private static void requireUncompressed(ApiCall request) {
    String coding = request.header("Content-Encoding").orElse("identity");
    if (!coding.strip().equalsIgnoreCase("identity")) {
      throw Problem.of(
          415, "Unsupported media type", "send the body as it is, without Content-Encoding");
    }
  }

  private static Problem tooLarge(ApiCall request, int limit) {
    request.header("Connection", "close");
    return Problem.tooLarge("the body is larger than %d bytes".formatted(limit));
  }

  private static Problem tooSlow(ApiCall request) {
    request.header("Connection", "close");
    return Problem.of(408, "Too slow", "the body took too long to arrive; send it again at once");
  }

  /// The media type without its parameters, in lower case; empty when there is none.
  static String mediaType(ApiCall request) {
    String header = request.header("Content-Type").orElse("");
    return header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
