package dev.hatrack.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.hatrack.testing.Authority;
import dev.hatrack.tls.ServerFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A client whose files are renewed under it, as a cluster's playbook does, against a server that
/// asks for a certificate, as Consul does.
@Timeout(60)
class TlsContextTest {
  private final Authority first;
  private final Authority second;
  private final Path ca;
  private final ServerFiles own;
  private Optional<HttpsServer> server = Optional.empty();

  TlsContextTest(@TempDir Path directory) throws IOException {
    first = new Authority(Files.createDirectory(directory.resolve("first")));
    second = new Authority(Files.createDirectory(directory.resolve("second")));
    ca = directory.resolve("ca.pem");
    own = new ServerFiles(directory.resolve("cert.pem"), directory.resolve("key.pem"));
  }

  @BeforeEach
  void clientOfTheFirst() throws IOException {
    give(first);
  }

  @AfterEach
  void stop() {
    server.ifPresent(running -> running.stop(0));
  }

  private void give(Authority authority) throws IOException {
    ServerFiles pair = authority.issue();
    place(authority.certificate(), ca);
    place(pair.certificate(), own.certificate());
    place(pair.key(), own.key());
  }

  private static void place(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static TlsConfig with(Path ca, ServerFiles pair) {
    return new TlsConfig(
        Optional.of(ca),
        Optional.of(pair.certificate()),
        Optional.of(pair.key()),
        Optional.empty(),
        Optional.empty());
  }

  /// A server that trusts who is certified by its own authority, and nobody else.
  private URI serve(Authority authority) throws IOException {
    stop();
    SSLContext context = TlsContext.of(with(authority.certificate(), authority.issue())).ssl();
    HttpsServer started =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    started.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters asking = context.getDefaultSSLParameters();
            asking.setNeedClientAuth(true);
            parameters.setSSLParameters(asking);
          }
        });
    started.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
    started.start();
    server = Optional.of(started);
    return URI.create("https://127.0.0.1:" + started.getAddress().getPort() + "/");
  }

  private static int status(HttpClient client, URI uri) throws IOException, InterruptedException {
    return client
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private HttpClient client() {
    return HttpClient.newBuilder().sslContext(TlsContext.of(with(ca, own)).ssl()).build();
  }

  @Test
  void authorityAndPair_renewed_countForTheNextConnection() throws Exception {
    try (HttpClient client = client()) {
      assertThat(status(client, serve(first))).isEqualTo(204);

      give(second);

      assertThat(status(client, serve(second))).isEqualTo(204);
    }
  }

  @Test
  void authority_notRenewed_isNotTrusted() throws Exception {
    try (HttpClient client = client()) {
      URI other = serve(second);

      assertThatThrownBy(() -> status(client, other)).hasMessageContaining("certif");
    }
  }

  @Test
  void files_brokenOrGone_leaveWhatWasThere() throws Exception {
    try (HttpClient client = client()) {
      Files.writeString(ca, "half of a file");
      Files.delete(own.key());

      assertThat(status(client, serve(first))).isEqualTo(204);
    }
  }

  @Test
  void files_wrongAtTheStart_areNamed() throws IOException {
    Files.writeString(ca, "no certificate");

    assertThatThrownBy(() -> TlsContext.of(with(ca, own)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(ca.toString());
  }
}
