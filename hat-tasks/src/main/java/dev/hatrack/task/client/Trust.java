package dev.hatrack.task.client;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Whom the client takes for the agent at an `https` address. The variables are named as Consul's
/// and Nomad's are.
///
/// @param caFile PEM certificates of the authorities to trust in place of Java's own:
///   `HATRACK_CACERT`
/// @param serverName the name that the agent's certificate must be for, where that is not the one
///   in its address: `HATRACK_TLS_SERVER_NAME`
/// @param verify whether the certificate is looked at; it is, unless `HATRACK_SKIP_VERIFY` is true
public record Trust(Optional<Path> caFile, Optional<String> serverName, boolean verify) {
  /// Java's own authorities.
  public static final Trust USUAL = new Trust(Optional.empty(), Optional.empty(), true);

  static final String CA_FILE = "HATRACK_CACERT";
  static final String SERVER_NAME = "HATRACK_TLS_SERVER_NAME";
  private static final String SKIP_VERIFY = "HATRACK_SKIP_VERIFY";

  /// What the variables say. An empty one counts as one that is not set.
  ///
  /// @throws IllegalArgumentException when one of them cannot be used, with the reason
  public static Trust from(Map<String, String> environment) {
    return new Trust(
        set(environment, CA_FILE).map(Path::of),
        set(environment, SERVER_NAME),
        set(environment, SKIP_VERIFY).map(Trust::verify).orElse(true));
  }

  private static Optional<String> set(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private static boolean verify(String skip) {
    return switch (skip.toLowerCase(Locale.ROOT)) {
      case "1", "t", "true" -> false;
      case "0", "f", "false" -> true;
      default ->
          throw new IllegalArgumentException(SKIP_VERIFY + " is true or false, not '" + skip + "'");
    };
  }
}
