package dev.hatrack.api;

import dev.hatrack.tls.RenewedPair;
import dev.hatrack.tls.ServerFiles;
import dev.hatrack.tls.UnusablePair;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the API listens, and by which names it may be called.
///
/// @param address an IP address or a host name of this machine
/// @param port 0 for any free one
/// @param insecure whether plain HTTP on another address than loopback is wanted
/// @param hosts more names that may stand in a Host header
/// @param tls what it shows its clients; empty for plain HTTP
/// @param streams how many WebSockets and event streams may be open at once
public record HttpConfig(
    String address,
    int port,
    boolean insecure,
    List<String> hosts,
    Optional<ServerFiles> tls,
    int streams) {
  public static final String DEFAULT_ADDRESS = "127.0.0.1";
  public static final int DEFAULT_PORT = 7070;
  public static final int DEFAULT_STREAMS = 64;

  /// A connection each, and others need some too.
  private static final int MOST_STREAMS = Doorkeeper.MOST - 8;

  public HttpConfig {
    hosts = List.copyOf(hosts);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("http.port must be 0-65535, not " + port);
    }
    if (streams < 1 || streams > MOST_STREAMS) {
      throw new IllegalArgumentException(
          "http.streams must be 1-%d, not %d".formatted(MOST_STREAMS, streams));
    }
    if (tls.isEmpty() && !insecure && !loopback(address)) {
      throw new IllegalArgumentException(
          "http.address "
              + address
              + " is not a loopback address: set http.tls.certificate and http.tls.key to serve"
              + " HTTPS there, or http.insecure: true for plain HTTP (writes still need an"
              + " identity), or listen on 127.0.0.1");
    }
  }

  /// With as many streams as usual.
  public HttpConfig(
      String address, int port, boolean insecure, List<String> hosts, Optional<ServerFiles> tls) {
    this(address, port, insecure, hosts, tls, DEFAULT_STREAMS);
  }

  /// Plain HTTP.
  public HttpConfig(String address, int port, boolean insecure, List<String> hosts) {
    this(address, port, insecure, hosts, Optional.empty());
  }

  /// The same, with one more name that may stand in a Host header.
  public HttpConfig calledToo(String name) {
    List<String> more = Stream.concat(hosts.stream(), Stream.of(name)).toList();
    return new HttpConfig(address, port, insecure, more, tls, streams);
  }

  /// The certificate and its key, read now.
  ///
  /// @throws IllegalArgumentException when they can't be used, with what to do
  public Optional<RenewedPair> pair() {
    try {
      return tls.map(files -> new RenewedPair(files, InstantSource.system()));
    } catch (UnusablePair e) {
      throw new IllegalArgumentException("http.tls: " + e.getMessage(), e);
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
