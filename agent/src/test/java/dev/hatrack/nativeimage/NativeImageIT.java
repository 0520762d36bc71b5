package dev.hatrack.nativeimage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.training.TrainingDay;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The image that `mvn verify -Pnative` has built lives the day that the JVM's agent is trained on,
/// and does what the JVM does. What an image was not told of shows when it is done, as an error
/// whose name begins with `Missing`, or as something that is not found.
@Tag("native")
class NativeImageIT {
  private static final Path IMAGE = Path.of("target", "hatrack");
  private static final long LONGEST_SECONDS = 60;
  private static final String UNTOLD =
      "Missing\\w*Error|NoClassDefFound|ClassNotFound|NoSuchMethod|NoSuchField|UnsatisfiedLink|UnsupportedFeature";

  private final Path directory;

  NativeImageIT(@TempDir Path directory) {
    this.directory = directory;
  }

  /// @param exit its status
  /// @param said on both streams
  private record Run(int exit, String said) {}

  private static List<String> image(List<String> arguments) {
    return line(List.of(IMAGE.toString()), arguments);
  }

  private static List<String> jvm(List<String> arguments) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return line(
        List.of(
            java,
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-jar",
            Evening.AGENT_JAR.toString()),
        arguments);
  }

  private static List<String> line(List<String> command, List<String> arguments) {
    List<String> line = new ArrayList<>(command);
    line.addAll(arguments);
    return line;
  }

  private static Run run(List<String> line) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as("%s ends", line).isTrue();
    return new Run(process.exitValue(), said);
  }

  private static void answersEverything(URI agent) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String page :
          List.of(
              "/",
              "/hat",
              "/hat/leds",
              "/hat/eink",
              "/hat/buttons",
              "/hat/sensors",
              "/health",
              "/metrics",
              "/openapi.json",
              "/tasks/hat-tasks.jar")) {
        HttpResponse<byte[]> answer =
            client.send(
                HttpRequest.newBuilder(agent.resolve(page)).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(page).isEqualTo(200);
        assertThat(answer.body()).as(page).isNotEmpty();
      }
    }
  }

  /// On the same running agent, the one after the other.
  private static void commandsEndAsOnTheJvm(URI agent, Path picture)
      throws IOException, InterruptedException {
    for (String command : Evening.COMMANDS) {
      List<String> arguments = List.of(Evening.words(command, agent, picture));
      Run image = run(image(arguments));
      Run jvm = run(jvm(arguments));
      assertThat(image.said()).as(command).doesNotContainPattern(UNTOLD);
      assertThat(image.exit()).as("%s: %s", command, image.said()).isEqualTo(jvm.exit());
      if (command.startsWith("--") || command.equals("completion")) {
        assertThat(image.said()).as(command).isEqualTo(jvm.said());
      }
    }
  }

  @Test
  void theImage_livesTheDayOfTheJvm() throws IOException, InterruptedException {
    Path log = directory.resolve("agent.log");
    Path picture = directory.resolve("picture.png");

    new TrainingDay(
            Files.createDirectory(directory.resolve("day")), Evening.LAUNCHER.toAbsolutePath())
        .live(
            arguments ->
                new ProcessBuilder(image(List.of(arguments))).redirectError(log.toFile()).start(),
            agent -> {
              answersEverything(agent);
              Evening.draw(agent, picture);
              commandsEndAsOnTheJvm(agent, picture);
            });

    assertThat(log).content().doesNotContainPattern(UNTOLD).doesNotContain("ERROR ");
  }
}
