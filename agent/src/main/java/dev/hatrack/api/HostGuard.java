package dev.hatrack.api;

import io.javalin.http.Context;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Refuses requests that a web page elsewhere makes a browser send: under a name that is not ours
/// (DNS rebinding), or from another origin.
final class HostGuard {
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  /// Fetch metadata (W3C), which browsers send to addresses that they trust, among them loopback.
  private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

  private static final Pattern IP_LITERAL =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

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

  /// @throws Problem 403 when the Host is not ours
  void checkHost(Context request) {
    String host = request.header("Host");
    if (host == null || !ours(withoutPort(host))) {
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
  void checkOrigin(Context request) {
    if (FOREIGN.contains(String.valueOf(request.header("Sec-Fetch-Site")))) {
      throw foreign();
    }
    String origin = request.header("Origin");
    if (origin == null) {
      return;
    }
    String host = request.header("Host");
    if (host == null || !host.equalsIgnoreCase(authority(origin))) {
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
    return host.toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", "");
  }
}
