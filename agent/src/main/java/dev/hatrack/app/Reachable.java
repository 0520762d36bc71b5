package dev.hatrack.app;

import dev.hatrack.api.HttpConfig;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/// Under which address others reach an agent that listens on one, or on all.
final class Reachable {
  private static final String LOOPBACK = "127.0.0.1";

  private Reachable() {}

  /// The address itself, unless it stands for all of them: then the machine's first private IPv4
  /// address that is up, or loopback where it has none.
  static String address(String listening) {
    if (!listening.equals("0.0.0.0") && !listening.equals("::")) {
      return listening;
    }
    try {
      return NetworkInterface.networkInterfaces()
          .filter(Reachable::upAndReal)
          .flatMap(NetworkInterface::inetAddresses)
          .filter(Inet4Address.class::isInstance)
          .filter(InetAddress::isSiteLocalAddress)
          .map(InetAddress::getHostAddress)
          .findFirst()
          .orElse(LOOPBACK);
    } catch (SocketException e) {
      throw new ConfigException(
          "the machine's addresses can't be listed; say http.advertise in the configuration", e);
    }
  }

  /// How this machine itself reaches an agent that listens on one address, or on all.
  static String here(String listening) {
    return switch (listening) {
      case "0.0.0.0" -> LOOPBACK;
      case "::" -> "::1";
      default -> listening;
    };
  }

  private static boolean upAndReal(NetworkInterface network) {
    try {
      return network.isUp() && !network.isLoopback() && !network.isVirtual();
    } catch (SocketException e) {
      return false;
    }
  }

  /// An API's URL, with brackets around an IPv6 address.
  static String url(HttpConfig api, String address, int port) {
    String scheme = api.tls().isPresent() ? "https" : "http";
    String host = address.contains(":") ? "[" + address + "]" : address;
    return scheme + "://" + host + ":" + port;
  }
}
