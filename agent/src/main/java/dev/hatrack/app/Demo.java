package dev.hatrack.app;

import dev.hatrack.task.alert.Alert;
import dev.hatrack.task.alert.AlertOptions;
import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.client.Endpoint;
import dev.hatrack.task.client.HttpHatClient;
import dev.hatrack.task.client.Token;
import dev.hatrack.task.clock.ClockOptions;
import dev.hatrack.task.clock.ScrollClock;
import dev.hatrack.task.dashboard.DashboardOptions;
import dev.hatrack.task.dashboard.InkyDashboard;
import dev.hatrack.task.run.DirectoryFiles;
import dev.hatrack.task.run.Options;
import dev.hatrack.task.run.StopSignal;
import dev.hatrack.task.run.Task;
import dev.hatrack.task.run.TaskContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The agent with every board simulated, open on loopback, without Consul and Nomad, and a task
/// that draws on each. They are callers like any other: they have a token of their own, so that
/// what a person draws is another claim beside theirs. The e-ink panel is five times as quick as a
/// real one.
final class Demo implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Demo.class);

  /// What is to be seen on each board.
  private static final Map<String, Supplier<Task>> TASKS =
      Map.of(
          "scroll-hat-mini", Demo::clock,
          "scroll-phat-hd", Demo::clock,
          "sense-hat", Demo::greeting,
          "inky-phat", Demo::dashboard);

  private final Agent agent;
  private final StopSignal.Switch stop = new StopSignal.Switch();
  private final List<Thread> tasks;

  private Demo(Agent agent, String token) {
    this.agent = agent;
    this.tasks =
        TASKS.entrySet().stream()
            .map(task -> start(task.getKey(), task.getValue().get(), token))
            .toList();
  }

  /// @param port where it answers; 0 for any free port
  static Demo start(int port) {
    String token = UUID.randomUUID().toString();
    return new Demo(Agent.start(ConfigFile.parse(yaml(port, token), Map.of()).config()), token);
  }

  private static String yaml(int port, String token) {
    StringBuilder yaml = new StringBuilder("boards:\n");
    BoardCatalogue.slugs()
        .forEach(
            slug -> {
              String more = slug.equals("inky-phat") ? ", refresh: 3s" : "";
              yaml.append("- {board: %s, simulated: true%s}\n".formatted(slug, more));
            });
    return yaml.append(
            """
            agent: {id: demo}
            http: {port: %d}
            consul: {enabled: false}
            nomad: {enabled: false}
            state: {directory: none}
            auth: {mode: open, tokens: [{name: demo, sha256: %s, priority: 50}]}
            """
                .formatted(port, sha256(token)))
        .toString();
  }

  private static Task clock() {
    return new ScrollClock(new ClockOptions(ClaimOptions.USUAL, 20, ZoneId.systemDefault()));
  }

  private static Task greeting() {
    Map<String, String> options = Map.of("text", "Hatrack", "colour", "#ff8000", "for", "24h");
    return new Alert(AlertOptions.from(Options.of(options)));
  }

  private static Task dashboard() {
    return new InkyDashboard(DashboardOptions.from(Options.of(Map.of("interval", "1m"))));
  }

  private Thread start(String board, Task task, String token) {
    Endpoint endpoint =
        new Endpoint(URI.create(agent.url()), Optional.of(board), new Token.Fixed(token));
    TaskContext context =
        new TaskContext(
            new HttpHatClient(endpoint),
            InstantSource.system(),
            stop,
            log::info,
            new DirectoryFiles(Path.of("")));
    return Thread.ofVirtual()
        .name("demo-" + board)
        .start(
            () -> {
              try {
                task.run(context);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private static String sha256(String token) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  String url() {
    return agent.url();
  }

  @Override
  public void close() {
    stop.stop();
    for (Thread task : tasks) {
      try {
        task.join(Duration.ofSeconds(2));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    agent.close();
  }
}
