package dev.hatrack.nomad;

import dev.hatrack.client.TlsConfig;
import dev.hatrack.client.Variables;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How to reach the local Nomad agent. What is empty comes from the environment, as for Nomad's own
/// command line ({@link #fromEnvironment}), or is Nomad's default. There is no region and no
/// namespace: the node is the local one, and its allocations are of every namespace.
///
/// @param enabled whether to look for it at all
/// @param address `http://127.0.0.1:4646` or `https://…`
/// @param token an ACL token
/// @param tls the certificates for `https`
public record NomadConfig(
    Enabled enabled, Optional<String> address, Optional<String> token, TlsConfig tls) {
  private static final String DEFAULT_ADDRESS = "http://127.0.0.1:4646";

  /// Whether the agent looks for Nomad.
  public enum Enabled {
    /// Joins it when it is there, and says once that it is not.
    AUTO,
    /// The same, but it ought to be there: its absence is a warning.
    TRUE,
    /// Leaves it alone.
    FALSE
  }

  /// Nomad's defaults.
  public static NomadConfig defaults() {
    return new NomadConfig(Enabled.AUTO, Optional.empty(), Optional.empty(), TlsConfig.defaults());
  }

  /// Fills in what is not set from the variables that Nomad's own programs read.
  ///
  /// @throws IllegalArgumentException when one of them makes no sense
  public NomadConfig fromEnvironment(Map<String, String> environment) {
    var variables = new Variables(environment);
    var fromVariables =
        new TlsConfig(
            variables.path("NOMAD_CACERT"),
            variables.path("NOMAD_CLIENT_CERT"),
            variables.path("NOMAD_CLIENT_KEY"),
            variables.text("NOMAD_TLS_SERVER_NAME"),
            variables.flag("NOMAD_SKIP_VERIFY").map(skip -> !skip));
    return new NomadConfig(
        enabled,
        address.or(() -> variables.text("NOMAD_ADDR")),
        token.or(() -> variables.text("NOMAD_TOKEN")),
        tls.or(fromVariables));
  }

  /// Where Nomad's HTTP API is.
  ///
  /// @throws IllegalArgumentException when the address is none
  public URI uri() {
    String given = address.orElse(DEFAULT_ADDRESS);
    try {
      URI uri = new URI(given);
      String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
      String path = Optional.ofNullable(uri.getRawPath()).orElse("");
      if ((scheme.equals("http") || scheme.equals("https"))
          && uri.getHost() != null
          && (path.isEmpty() || path.equals("/"))) {
        return uri;
      }
    } catch (URISyntaxException _) {
      // said below
    }
    throw new IllegalArgumentException(
        "nomad: %s is no address; set nomad.address or NOMAD_ADDR to http:// or https://, host and port, as in %s"
            .formatted(given, DEFAULT_ADDRESS));
  }
}
