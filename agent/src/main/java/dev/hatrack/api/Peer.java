package dev.hatrack.api;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/// The other end of a connection.
final class Peer {
  private Peer() {}

  /// For how long the other end may say nothing before the server hangs up.
  static void mayBeSilentFor(Context request, Duration time) {
    endPoint(request).setIdleTimeout(time.toMillis());
  }

  /// Counts the bytes that have come, also when the connection speaks WebSocket later: a client
  /// that lives answers pings (RFC 6455, section 5.5.2).
  static LongSupplier heard(Context request) {
    EndPoint endPoint = endPoint(request);
    return () -> endPoint.getConnection().getBytesIn();
  }

  private static EndPoint endPoint(Context request) {
    return ServletContextRequest.getServletContextRequest(request.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint();
  }
}
