package dev.hatrack.app;

import dev.hatrack.api.HttpConfig;
import dev.hatrack.tls.ServerFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The `http` section.
///
/// @param advertise the address or name that others reach it under, where that is not the one it
///   listens on
/// @param authority the certificates that tasks of this Pi verify the agent's with
record HttpSection(HttpConfig config, Optional<String> advertise, Optional<Path> authority) {
  private static final Path KERNELS_NAME = Path.of("/proc/sys/kernel/hostname");

  /// The `tls` mapping in it.
  private record Tls(Optional<ServerFiles> files, Optional<Path> authority) {
    static Tls read(Section tls) {
      Optional<Path> certificate = tls.text("certificate").map(Path::of);
      Optional<Path> key = tls.text("key").map(Path::of);
      if (certificate.isPresent() != key.isPresent()) {
        throw new ConfigException(
            "http.tls: a certificate needs its key, and a key its certificate: set both or neither"
                + " of certificate and key");
      }
      Optional<Path> authority = tls.text("ca").map(Path::of);
      if (authority.isPresent() && certificate.isEmpty()) {
        throw new ConfigException(
            "http.tls.ca is what tasks verify a certificate with: set certificate and key too");
      }
      return new Tls(
          certificate.flatMap(file -> key.map(its -> new ServerFiles(file, its))), authority);
    }
  }

  static HttpSection read(Section http) {
    String address = http.text("address", HttpConfig.DEFAULT_ADDRESS);
    int port = http.number("port", HttpConfig.DEFAULT_PORT);
    boolean insecure = http.flag("insecure", false);
    List<String> hosts = new ArrayList<>(http.texts("hosts"));
    Optional<String> advertise = http.text("advertise");
    int streams = http.number("streams", HttpConfig.DEFAULT_STREAMS);
    Tls tls = http.section("tls", Tls::read);
    advertise.ifPresent(hosts::add);
    HttpConfig config = new HttpConfig(address, port, insecure, hosts, tls.files(), streams);
    return new HttpSection(
        config.loopback() ? config : config.calledToo(hostName()), advertise, tls.authority());
  }

  /// What others call this machine.
  ///
  /// @throws ConfigException when it has no name
  static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return nameWithoutAddress();
    }
  }

  /// Java only tells a name that some address belongs to.
  private static String nameWithoutAddress() {
    try {
      return Files.readString(KERNELS_NAME).strip();
    } catch (IOException e) {
      throw new ConfigException("the machine has no name; say agent.id in the configuration", e);
    }
  }
}
