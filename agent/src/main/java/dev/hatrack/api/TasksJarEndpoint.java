package dev.hatrack.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// The jar that Nomad's `artifact` block fetches from the node itself.
final class TasksJarEndpoint {
  private final Path jar;

  TasksJarEndpoint(Path jar) {
    this.jar = jar;
  }

  void get(Context request) {
    try {
      FileTime modified = Files.getLastModifiedTime(jar);
      String tag = "\"%x-%x\"".formatted(Files.size(jar), modified.toMillis());
      request.header("ETag", tag);
      request.header(
          "Last-Modified",
          DateTimeFormatter.RFC_1123_DATE_TIME.format(
              modified.toInstant().atOffset(ZoneOffset.UTC)));
      request.contentType("application/java-archive");
      if (tag.equals(request.header("If-None-Match"))) {
        request.status(304);
        return;
      }
      request.header("Content-Length", Long.toString(Files.size(jar)));
      request.result(Files.newInputStream(jar));
    } catch (IOException e) {
      throw Problem.notFound(
          "the agent has no tasks jar at " + jar.getFileName() + "; is it installed whole?");
    }
  }
}
