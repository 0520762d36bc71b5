package dev.hatrack.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.CRC32;

/// The live page: a few files that are part of the agent, and nothing from elsewhere.
final class PageEndpoint {
  /// The paths, and the file of each. A closed list: no path reaches anything else.
  private static final Map<String, String> FILES =
      Map.ofEntries(
          Map.entry("/", "index.html"),
          Map.entry("/page.js", "page.js"),
          Map.entry("/bench.js", "bench.js"),
          Map.entry("/board.js", "board.js"),
          Map.entry("/buttons.js", "buttons.js"),
          Map.entry("/claims.js", "claims.js"),
          Map.entry("/eink.js", "eink.js"),
          Map.entry("/http.js", "http.js"),
          Map.entry("/leds.js", "leds.js"),
          Map.entry("/sensors.js", "sensors.js"),
          Map.entry("/page.css", "page.css"),
          Map.entry("/favicon.svg", "favicon.svg"));

  void routes(RoutesConfig routes) {
    FILES.forEach(
        (path, file) -> {
          byte[] content = load(file);
          String tag = tag(content);
          Routes.get(routes, path, request -> send(request, file, content, tag));
        });
  }

  private static void send(Context request, String file, byte[] content, String tag) {
    request.header("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
    request.header("Cache-Control", "no-cache");
    request.header("ETag", tag);
    if (tag.equals(request.header("If-None-Match"))) {
      request.status(304);
      return;
    }
    request.contentType(mediaType(file)).result(content);
  }

  /// Tells one version of a file from another.
  private static String tag(byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(content);
    return "\"%08x\"".formatted(sum.getValue());
  }

  private static String mediaType(String file) {
    return switch (file.substring(file.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      default -> "image/svg+xml";
    };
  }

  private static byte[] load(String file) {
    try (InputStream in = PageEndpoint.class.getResourceAsStream("/web/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the agent's jar lacks web/" + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
