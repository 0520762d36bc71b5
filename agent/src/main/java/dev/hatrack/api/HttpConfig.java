package dev.hatrack.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Where the API listens, and by which names it may be called.
///
/// @param address an IP address or a host name of this machine
/// @param port 0 for any free one
/// @param insecure whether plain HTTP on another address than loopback is wanted
/// @param hosts more names that may stand in a Host header
public record HttpConfig(String address, int port, boolean insecure, List<String> hosts) {
  public static final String DEFAULT_ADDRESS = "127.0.0.1";
  public static final int DEFAULT_PORT = 7070;

  public HttpConfig {
    hosts = List.copyOf(hosts);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("http.port must be 0-65535, not " + port);
    }
    if (!insecure && !loopback(address)) {
      throw new IllegalArgumentException(
          "http.address "
              + address
              + " is not a loopback address, and the API has no TLS of its own yet: set"
              + " http.insecure: true to serve plain HTTP there (writes still need an identity),"
              + " or listen on 127.0.0.1");
    }
  }

  /// Whether only this machine reaches it.
  public boolean loopback() {
    return loopback(address);
  }

  private static boolean loopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("http.address " + address + " is no address", e);
    }
  }
}
