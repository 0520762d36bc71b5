package dev.hatrack.task.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.client.HatException;
import dev.hatrack.task.client.HatState;
import dev.hatrack.task.client.PageState;
import dev.hatrack.task.client.PageText;
import dev.hatrack.task.client.SensorsState;
import dev.hatrack.task.client.SensorsState.Measurement;
import dev.hatrack.task.run.DirectoryFiles;
import dev.hatrack.task.run.Options;
import dev.hatrack.task.run.TaskContext;
import dev.hatrack.task.run.UsageException;
import dev.hatrack.task.testing.UnaskedHat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InkyDashboardTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  /// A node with an Inky pHAT, and perhaps sensors.
  private static class Node extends UnaskedHat {
    final List<String> pages = new ArrayList<>();
    final List<Duration> lifetimes = new ArrayList<>();
    boolean sensing = true;
    String fate = "shown";
    int released;

    Node(Duration life) {
      super(NOON, life);
    }

    @Override
    public HatState hat() {
      return new HatState("pi-hall", "0.1.0", List.of(board("Inky pHAT", "healthy")));
    }

    static HatState.Board board(String product, String health) {
      return new HatState.Board("x", "y", product, true, health, Optional.empty(), List.of());
    }

    @Override
    public SensorsState sensors() {
      if (!sensing) {
        throw new HatException(404, "Not found", "no sensors here");
      }
      return new SensorsState(
          "sense-hat",
          List.of(new Measurement("temperature", "°C", Map.of("", 21.4), "HTS221", NOON, false)));
    }

    @Override
    public PageState put(PageText page, ClaimOptions options) {
      pages.add(page.text());
      lifetimes.add(options.ttl().orElseThrow());
      return new PageState("p" + pages.size(), "queued", "", OptionalDouble.empty());
    }

    @Override
    public PageState page(String id) {
      return new PageState(id, fate, "", OptionalDouble.empty());
    }

    @Override
    public void releaseEink() {
      released++;
    }
  }

  private static List<String> run(Node node, Map<String, String> options)
      throws InterruptedException {
    List<String> log = new ArrayList<>();
    new InkyDashboard(DashboardOptions.from(Options.of(options)))
        .run(new TaskContext(node, node, node, log::add, new DirectoryFiles(Path.of(""))));
    return log;
  }

  @Test
  void run_handsInAPageAtEachLook_andEndsItsClaim() throws InterruptedException {
    Node node = new Node(Duration.ofSeconds(90));
    List<String> log = run(node, Map.of("interval", "1m"));
    assertThat(node.pages)
        .containsExactly("pi-hall\n21 °C\n1 board, well", "pi-hall\n21 °C\n1 board, well");
    assertThat(node.lifetimes).containsOnly(Duration.ofMinutes(4));
    assertThat(log).containsExactly("page p1 shown", "page p2 shown");
    assertThat(node.released).isOne();
  }

  @Test
  void run_withoutSensors_leavesThemOut() throws InterruptedException {
    Node node = new Node(Duration.ofSeconds(1));
    node.sensing = false;
    run(node, Map.of("title", "Hall"));
    assertThat(node.pages).containsExactly("Hall\n1 board, well");
  }

  @Test
  void run_fileChanges_isSeenWithinSeconds(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("page.txt");
    Files.writeString(file, "bins: tomorrow\n");
    Node node =
        new Node(Duration.ofSeconds(11)) {
          @Override
          public boolean await(Duration time) {
            try {
              Files.writeString(file, "bins: today\n");
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            return super.await(time);
          }
        };
    run(node, Map.of("file", file.toString(), "interval", "1h"));
    assertThat(node.pages).hasSize(2);
    assertThat(node.pages.get(0)).endsWith("\nbins: tomorrow");
    assertThat(node.pages.get(1)).endsWith("\nbins: today");
  }

  @Test
  void from_tooLongInterval_saysTheBounds() {
    assertThatThrownBy(() -> DashboardOptions.from(Options.of(Map.of("interval", "9h"))))
        .isInstanceOf(UsageException.class)
        .hasMessage("--interval is 1s to 8h");
  }
}
