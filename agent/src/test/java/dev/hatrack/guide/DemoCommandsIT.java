package dev.hatrack.guide;

import dev.hatrack.cluster.Await;
import dev.hatrack.cluster.FreePorts;
import dev.hatrack.cluster.GuardedProgram;
import dev.hatrack.cluster.LocalHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Types what the documents have for a running demo, each page beside a demo of its own.
class DemoCommandsIT {
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);

  private final Path directory;

  DemoCommandsIT(@TempDir Path directory) {
    this.directory = directory;
  }

  static List<Page> pages() throws IOException {
    return Page.all().stream().filter(page -> !page.typedIn(Place.Scene.DEMO).isEmpty()).toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_typedLineByLine_works(Page page) throws IOException, InterruptedException {
    String port = FreePorts.take(1).getFirst().toString();
    try (Workplace workplace = Workplace.in(Files.createDirectory(directory.resolve("here")))) {
      Map<String, String> environment = workplace.environment(List.of());
      environment.put("HATRACK_ADDR", "http://127.0.0.1:" + port);
      try (var _ = demo(workplace, environment, port);
          var http = new LocalHttp(URI.create("http://127.0.0.1:" + port))) {
        Await.until("the demo answers", READY_WITHIN, () -> http.status("/health") == 200);
        new Session(workplace, new Addresses(Map.of("7070", port)), environment)
            .type(page, Place.Scene.DEMO);
      }
    }
  }

  private GuardedProgram demo(Workplace workplace, Map<String, String> environment, String port)
      throws IOException {
    return GuardedProgram.start(
        "demo",
        Files.createDirectory(directory.resolve("demo")),
        environment,
        List.of(
            "env", "-C", workplace.directory().toString(), "./hatrack", "demo", "--port=" + port));
  }
}
