package dev.hatrack.plugin.launch;

import java.nio.file.Path;

/// The one line that a plugin prints: core protocol 1, Nomad's protocol 2, gRPC without TLS.
final class Handshake {
  private Handshake() {}

  static String line(Path socket) {
    return "1|2|unix|%s|grpc|".formatted(socket);
  }
}
