package dev.hatrack.app;

import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
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

  /// @param address where the API listens
  ApiAnswers(String address, int port) {
    this(HttpUrl.get(Reachable.url(Reachable.here(address), port) + "/health"));
  }

  private ApiAnswers(HttpUrl health) {
    this.health = health;
    this.client =
        new OkHttpClient.Builder()
            .proxy(Proxy.NO_PROXY)
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .callTimeout(PATIENCE)
            .build();
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
