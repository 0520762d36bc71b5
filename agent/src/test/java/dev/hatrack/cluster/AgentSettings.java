package dev.hatrack.cluster;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// An agent's configuration in a test.
///
/// @param address where it serves its API
/// @param boards as in the file
/// @param state its state directory
/// @param recording where it writes what goes over its simulated buses
record AgentSettings(URI address, String boards, Path state, Path recording) {
  static final String ID = "test-pi";
  static final String TOKEN = "the-tester's-token";

  String yaml(URI consul, URI nomad) {
    return """
    agent:  { id: %s }
    http:   { address: 127.0.0.1, port: %d }
    boards: %s
    state:  { directory: "%s" }
    bus:    { record: "%s" }
    consul: { address: "%s" }
    nomad:  { address: "%s" }
    auth:   { mode: nomad, tokens: [{ name: tester, sha256: "%s", priority: 100 }] }
    """
        .formatted(
            ID,
            address.getPort(),
            boards,
            state,
            recording.toAbsolutePath(),
            consul,
            nomad,
            sha256());
  }

  private static String sha256() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(TOKEN.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
