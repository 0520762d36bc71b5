package dev.hatrack.consul;

import dev.hatrack.client.TlsContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import okhttp3.OkHttpClient;
import org.kiwiproject.consul.Consul;

/// The client library, set up when it is first needed: that takes a tenth of a second of CPU, for
/// which the API should not wait.
final class ConsulClient implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  static final Duration READ_TIMEOUT = Duration.ofSeconds(2);

  private final ConsulConfig config;
  private final Optional<TlsContext> tls;
  private Optional<Consul> made = Optional.empty();

  /// @throws IllegalArgumentException when files for TLS are missing or can't be used
  ConsulClient(ConsulConfig config) {
    this.config = config;
    this.tls =
        "https".equals(config.uri().getScheme())
            ? Optional.of(TlsContext.of(config.tls()))
            : Optional.empty();
  }

  synchronized Consul get() {
    if (made.isEmpty()) {
      made = Optional.of(make());
    }
    return made.get();
  }

  private Consul make() {
    Consul.Builder builder =
        Consul.builder()
            .withPing(false)
            .withUrl(config.uri().toString())
            .withConnectTimeoutMillis(CONNECT_TIMEOUT.toMillis())
            .withReadTimeoutMillis(READ_TIMEOUT.toMillis())
            .withWriteTimeoutMillis(READ_TIMEOUT.toMillis())
            .withExecutorService(Executors.newVirtualThreadPerTaskExecutor());
    if (config.token().isPresent() || config.tokenFile().isPresent()) {
      builder.withTokenAuth(() -> config.currentToken().orElse(""));
    }
    TlsContext context = tls.orElseGet(TlsContext::none);
    builder.withSslContext(context.ssl()).withTrustManager(context.trust());
    if (tls.isPresent()) {
      config
          .tls()
          .names(new OkHttpClient().hostnameVerifier())
          .ifPresent(builder::withHostnameVerifier);
    }
    return builder.build();
  }

  @Override
  public synchronized void close() {
    made.ifPresent(Consul::destroy);
  }
}
