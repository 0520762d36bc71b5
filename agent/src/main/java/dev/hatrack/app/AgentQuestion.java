package dev.hatrack.app;

import dev.hatrack.tls.OnlyThisCertificate;
import dev.hatrack.tls.ServerFiles;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// One request to the agent of this machine. Its health may be bad; that it answers is enough.
///
/// @param tls what it serves HTTPS with: nobody else's certificate is taken for its own
record AgentQuestion(String url, Optional<ServerFiles> tls) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// @throws IOException when nobody answers, or something that is no agent
  Optional<String> ask() throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/health")).timeout(PATIENCE).build();
    HttpClient.Builder asking = HttpClient.newBuilder().connectTimeout(PATIENCE);
    if (tls.isPresent()) {
      asking.sslContext(OnlyThisCertificate.context(tls.get().certificate()));
    }
    try (HttpClient client = asking.build()) {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 200 && status != 503) {
        throw new IOException("something answers /health with " + status + ": not an agent");
      }
      return Optional.empty();
    } catch (ConnectException e) {
      throw new IOException("nobody listens there", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
