package dev.hatrack.consul;

import dev.hatrack.client.TlsConfig;
import dev.hatrack.client.Variables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How to reach the local Consul agent. What is empty comes from the environment, as for Consul's
/// own command line ({@link #fromEnvironment}), or is Consul's default.
///
/// @param enabled whether to look for it at all
/// @param address `127.0.0.1:8500`, `http://…` or `https://…`
/// @param token an ACL token
/// @param tokenFile a file with an ACL token, read again for each request
/// @param https whether it is `https` whatever the address says
/// @param tls the certificates for `https`
/// @param checkSkipVerify whether Consul is to take any certificate when it checks our API over
///   HTTPS
public record ConsulConfig(
    Enabled enabled,
    Optional<String> address,
    Optional<String> token,
    Optional<Path> tokenFile,
    Optional<Boolean> https,
    TlsConfig tls,
    boolean checkSkipVerify) {
  private static final String DEFAULT_ADDRESS = "127.0.0.1:8500";

  /// Whether the agent looks for Consul.
  public enum Enabled {
    /// Joins it when it is there, and says once that it is not.
    AUTO,
    /// The same, but it ought to be there: its absence is a warning.
    TRUE,
    /// Leaves it alone.
    FALSE
  }

  /// Consul's defaults.
  public static ConsulConfig defaults() {
    return new ConsulConfig(
        Enabled.AUTO,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        TlsConfig.defaults(),
        false);
  }

  /// Fills in what is not set from the variables that Consul's own programs read.
  ///
  /// @throws IllegalArgumentException when one of them makes no sense
  public ConsulConfig fromEnvironment(Map<String, String> environment) {
    var variables = new Variables(environment);
    boolean hasToken = token.isPresent() || tokenFile.isPresent();
    var fromVariables =
        new TlsConfig(
            variables.path("CONSUL_CACERT"),
            variables.path("CONSUL_CLIENT_CERT"),
            variables.path("CONSUL_CLIENT_KEY"),
            variables.text("CONSUL_TLS_SERVER_NAME"),
            variables.flag("CONSUL_HTTP_SSL_VERIFY"));
    return new ConsulConfig(
        enabled,
        address.or(() -> variables.text("CONSUL_HTTP_ADDR")),
        hasToken ? token : variables.text("CONSUL_HTTP_TOKEN"),
        hasToken ? tokenFile : variables.path("CONSUL_HTTP_TOKEN_FILE"),
        https.or(() -> variables.flag("CONSUL_HTTP_SSL")),
        tls.or(fromVariables),
        checkSkipVerify);
  }

  /// Where Consul's HTTP API is.
  ///
  /// @throws IllegalArgumentException when the address is none
  public URI uri() {
    String given = address.orElse(DEFAULT_ADDRESS);
    int scheme = given.indexOf("://");
    String kind = scheme < 0 ? "http" : given.substring(0, scheme).toLowerCase(Locale.ROOT);
    if (!kind.equals("http") && !kind.equals("https")) {
      throw new IllegalArgumentException(
          "consul: cannot speak to %s: only http and https; set consul.address or CONSUL_HTTP_ADDR, for example to %s"
              .formatted(given, DEFAULT_ADDRESS));
    }
    String rest = scheme < 0 ? given : given.substring(scheme + 3);
    return base(given, (https.orElse(false) ? "https" : kind) + "://" + rest);
  }

  /// The token to send now; an empty file is no token.
  ///
  /// @throws UncheckedIOException when the file cannot be read
  Optional<String> currentToken() {
    return token.or(() -> tokenFile.map(ConsulConfig::read).filter(text -> !text.isEmpty()));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("consul: the token file cannot be read: " + e, e);
    }
  }

  private static URI base(String given, String text) {
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("consul: " + given + " is no address", e);
    }
    String path = Optional.ofNullable(uri.getRawPath()).orElse("");
    if (uri.getHost() == null || !(path.isEmpty() || path.equals("/"))) {
      throw new IllegalArgumentException(
          "consul: %s is no address; give host and port, as in %s"
              .formatted(given, DEFAULT_ADDRESS));
    }
    return uri;
  }
}
