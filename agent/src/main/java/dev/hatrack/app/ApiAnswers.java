package dev.hatrack.app;

import dev.hatrack.client.TlsConfig;
import dev.hatrack.client.TlsContext;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// Whether the agent's own API answers, asked as anybody on this machine would ask: a new
/// connection each time, through the socket it listens on.
final class ApiAnswers implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpUrl health;
  private final OkHttpClient client;

  /// @param api where this machine reaches the agent's own API. Whether it answers is the question,
  ///   not whether its certificate is in order: every certificate will do
  ApiAnswers(URI api) {
    health = HttpUrl.get(api.resolve("/health").toString());
    var builder =
        new OkHttpClient.Builder()
            .proxy(Proxy.NO_PROXY)
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .callTimeout(PATIENCE);
    if (health.isHttps()) {
      TlsContext anyone = TlsContext.of(TlsConfig.trustingAnyone());
      builder
          .sslSocketFactory(anyone.ssl().getSocketFactory(), anyone.trust())
          .hostnameVerifier((_, _) -> true);
    } else {
      builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
    }
    client = builder.build();
  }

  /// Why it does not answer.
  Optional<String> complaint() {
    Request request = new Request.Builder().url(health).build();
    try (Response answer = client.newCall(request).execute()) {
      return answer.isSuccessful()
          ? Optional.empty()
          : Optional.of("the API answers " + health + " with " + answer.code());
    } catch (IOException e) {
      return Optional.of("the API does not answer " + health + ": " + e.getMessage());
    }
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
