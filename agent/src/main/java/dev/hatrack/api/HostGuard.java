package dev.hatrack.api;

import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Refuses requests that a web page elsewhere makes a browser send: under a name that is not ours
/// (DNS rebinding), or from another origin.
final class HostGuard {
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  /// Fetch metadata (W3C), which browsers send to addresses that they trust, among them loopback.
  private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

  private static final Pattern IP_LITERAL =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

  private static final int LONGEST_PORT = 5;

  private final boolean loopback;
  private final Set<String> names = new HashSet<>(LOCAL);

  /// @param node the agent's own name, which other machines may call it by
  HostGuard(HttpConfig config, String node) {
    this.loopback = config.loopback();
    config.hosts().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    if (!loopback) {
      names.add(node.toLowerCase(Locale.ROOT));
    }
  }

  /// What every request has to pass, and what every answer says.
  ///
  /// @throws Problem 403 when the Host is not ours, or a page of another origin would change
  ///   something
  void check(ApiCall request) {
    request.header("X-Content-Type-Options", "nosniff");
    checkHost(request);
    if (!READING.contains(request.method())) {
      checkOrigin(request);
    }
  }

  /// @throws Problem 403 when the Host is not ours
  void checkHost(ApiCall request) {
    if (!ours(withoutPort(request.header("Host").orElse("")))) {
      throw Problem.forbidden(
          "this Host is not one of ours; call the agent by its address, or name the host under"
              + " http.hosts in its configuration");
    }
  }

  /// For whatever changes something, and for streams, which pages of other origins could open until
  /// there are no more.
  ///
  /// @throws Problem 403 when the Origin is another than the Host, or the browser says that a page
  ///   of another origin is asking
  void checkOrigin(ApiCall request) {
    if (request.header("Sec-Fetch-Site").filter(FOREIGN::contains).isPresent()) {
      throw foreign();
    }
    Optional<String> origin = request.header("Origin").map(HostGuard::authority);
    if (origin.isPresent()
        && !request.header("Host").filter(origin.get()::equalsIgnoreCase).isPresent()) {
      throw foreign();
    }
  }

  private static Problem foreign() {
    return Problem.forbidden(
        "pages of another origin may not do this; use the agent's own page, or a program");
  }

  private static String authority(String origin) {
    try {
      String authority = URI.create(origin).getAuthority();
      return authority == null ? "" : authority;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private boolean ours(String host) {
    return names.contains(host)
        || (!loopback && (IP_LITERAL.matcher(host).matches() || host.endsWith(".consul")));
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return (colon >= 0 && isPort(host, colon + 1) ? host.substring(0, colon) : host)
        .toLowerCase(Locale.ROOT);
  }

  /// By hand, for every request passes here.
  private static boolean isPort(String host, int from) {
    int digits = host.length() - from;
    for (int i = from; i < host.length(); i++) {
      if (host.charAt(i) < '0' || host.charAt(i) > '9') {
        return false;
      }
    }
    return digits >= 1 && digits <= LONGEST_PORT;
  }
}
