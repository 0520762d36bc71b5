package dev.hatrack.guide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hatrack.cluster.PluginCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Types what the documents have for a cluster: a real Consul, a real Nomad, and an agent with
/// simulated boards. Each page finds it without jobs.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterCommandsIT {
  private PluginCluster cluster;

  static List<Page> pages() throws IOException {
    return Page.all().stream()
        .filter(page -> !page.typedIn(Place.Scene.CLUSTER).isEmpty())
        .toList();
  }

  @BeforeAll
  void startCluster() throws IOException, InterruptedException {
    cluster = new PluginCluster();
    var _ = cluster.start();
  }

  @AfterEach
  void stopJobs() throws IOException, InterruptedException {
    for (JsonNode job : cluster.calls().http().get("/v1/jobs")) {
      var _ = cluster.calls().cli("job", "stop", "-purge", "-yes", job.path("ID").asText());
    }
  }

  @AfterAll
  void stopCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_typedLineByLine_works(Page page, @TempDir Path directory)
      throws IOException, InterruptedException {
    try (Workplace workplace = Workplace.in(directory)) {
      new Session(workplace, new Addresses(addresses()), environment(workplace))
          .type(page, Place.Scene.CLUSTER);
    }
  }

  private Map<String, String> addresses() {
    Map<String, String> addresses = new TreeMap<>(cluster.ports());
    addresses.put("node", "127.0.0.1");
    return addresses;
  }

  /// With what a task of a job finds in its own, for the pages that say what a task does.
  private Map<String, String> environment(Workplace workplace) throws IOException {
    Map<String, String> environment = workplace.environment(List.of(cluster.programs()));
    environment.putAll(cluster.environment());
    String token = cluster.environment().getOrDefault("HATRACK_TOKEN", "");
    Path file = Files.writeString(workplace.directory().resolve(".token"), token);
    environment.put("HATRACK_TOKEN_FILE", file.toString());
    environment.put("HATRACK_BOARD", "scroll-hat-mini");
    return environment;
  }
}
