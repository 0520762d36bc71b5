package dev.hatrack.api;

import dev.hatrack.tls.RenewedPair;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// HTTP inside TLS 1.2 or 1.3, by the JDK. Who speaks plain HTTP to it is told so, and nothing
/// else.
final class Secured {
  private Secured() {}

  static ConnectionFactory[] protocols(RenewedPair pair, HttpConfiguration http) {
    http.addCustomizer(
        (request, _) -> {
          if (!request.isSecure()) {
            throw new HttpException.RuntimeException(
                HttpStatus.BAD_REQUEST_400, "this is HTTPS: write https:// in the address");
          }
          return request;
        });
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    return new ConnectionFactory[] {
      new DetectorConnectionFactory(
          new SslConnectionFactory(new Contexts(pair), plain.getProtocol())),
      plain
    };
  }

  /// Asks for the pair of the moment whenever a connection is made. Jetty's own way to a new pair
  /// changes a factory's fields under the connections that are being made.
  private static final class Contexts extends SslContextFactory.Server {
    private final RenewedPair pair;

    Contexts(RenewedPair pair) {
      this.pair = pair;
      setIncludeProtocols("TLSv1.3", "TLSv1.2");
      setSslContext(pair.context()); // else it would make one itself
    }

    @Override
    public SSLContext getSslContext() {
      return pair.context();
    }
  }
}
