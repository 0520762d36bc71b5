package dev.hatrack.app;

import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.client.Endpoint;
import dev.hatrack.task.client.HttpHatClient;
import dev.hatrack.task.client.Token;
import dev.hatrack.task.clock.ClockOptions;
import dev.hatrack.task.clock.ScrollClock;
import dev.hatrack.task.run.StopSignal;
import dev.hatrack.task.run.TaskContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The agent with every board simulated, open on loopback, without Consul and Nomad, and the task
/// of the main job on each board. The clock is a caller like any other: it has a token of its own,
/// so that what a person draws is another claim beside it.
final class Demo implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Demo.class);

  /// The boards on which a clock fits.
  private static final List<String> CLOCKS = List.of("scroll-hat-mini", "scroll-phat-hd");

  private final Agent agent;
  private final StopSignal.Switch stop = new StopSignal.Switch();
  private final List<Thread> clocks;

  private Demo(Agent agent, String token) {
    this.agent = agent;
    this.clocks =
        CLOCKS.stream()
            .map(board -> Thread.ofVirtual().name("clock-" + board).start(clock(board, token)))
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
        .forEach(slug -> yaml.append("- {board: %s, simulated: true}\n".formatted(slug)));
    return yaml.append(
            """
            agent: {id: demo}
            http: {port: %d}
            consul: {enabled: false}
            nomad: {enabled: false}
            state: {directory: none}
            auth: {mode: open, tokens: [{name: scroll-clock, sha256: %s, priority: 50}]}
            """
                .formatted(port, sha256(token)))
        .toString();
  }

  private Runnable clock(String board, String token) {
    Endpoint endpoint =
        new Endpoint(URI.create(agent.url()), Optional.of(board), new Token.Fixed(token));
    ScrollClock clock =
        new ScrollClock(new ClockOptions(ClaimOptions.USUAL, 20, ZoneId.systemDefault()));
    TaskContext context =
        new TaskContext(new HttpHatClient(endpoint), InstantSource.system(), stop, log::info);
    return () -> {
      try {
        clock.run(context);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
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
    for (Thread clock : clocks) {
      try {
        clock.join(Duration.ofSeconds(2));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    agent.close();
  }
}
