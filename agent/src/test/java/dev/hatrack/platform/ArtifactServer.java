package dev.hatrack.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Serves the programs that jobs fetch with their `artifact` block, on loopback.
final class ArtifactServer implements AutoCloseable {
  private final Path directory;
  private final HttpServer server;

  ArtifactServer(Path directory) throws IOException {
    this.directory = directory;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  /// Where a program is had from.
  String address(String program) {
    return "http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), program);
  }

  /// As an `artifact` block has it.
  String checksum(String program) throws IOException {
    try (var in =
        new DigestInputStream(
            Files.newInputStream(directory.resolve(program)),
            MessageDigest.getInstance("SHA-256"))) {
      var _ = in.transferTo(OutputStream.nullOutputStream());
      return "sha256:" + HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Path file = directory.resolve(Path.of(exchange.getRequestURI().getPath()).getFileName());
      if (!Files.isRegularFile(file)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      boolean wanted = exchange.getRequestMethod().equals("GET");
      exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
      exchange.sendResponseHeaders(200, wanted ? Files.size(file) : -1);
      if (wanted) {
        try (InputStream in = Files.newInputStream(file)) {
          var _ = in.transferTo(exchange.getResponseBody());
        }
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
