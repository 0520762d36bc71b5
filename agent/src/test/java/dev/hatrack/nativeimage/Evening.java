package dev.hatrack.nativeimage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Each command a person can type and each task a job can run, against a running agent. Whether
/// they succeed is for other tests; here they only have to be run.
///
/// @param command the recorder of the `hatrack` command
/// @param task the recorder of `hat-tasks.jar`
/// @param picture a PNG
record Evening(Recorder command, Recorder task, Path picture) {
  static final Path AGENT_JAR = Path.of("target", "hatrack-agent.jar");
  static final Path LAUNCHER = Path.of("src", "main", "launchers", "hatrack-driver");
  static final Path TASKS_JAR = Path.of("target", "tasks", "hat-tasks.jar");
  private static final long LONGEST_SECONDS = 60;
  private static final long QUIET_SECONDS = 15;
  private static final int MOST_LOOKS = 20;

  /// Those that end by themselves, one after the other.
  static final List<String> COMMANDS =
      List.of(
          "--help",
          "--version",
          "completion",
          "detect",
          "detect --json",
          "doctor",
          "doctor --json",
          "withdraw",
          "leds show PICTURE ADDR",
          "leds text Hello ADDR",
          "leds clear ADDR",
          "eink show PICTURE ADDR",
          "eink text Hello ADDR",
          "eink clear ADDR",
          "sensors ADDR",
          "sensors --board nowhere ADDR");

  /// Those that go on for ever, all at once.
  private static final List<String> STREAMS =
      List.of("sensors --watch ADDR", "buttons ADDR", "demo --port 0", "plugin-stub device");

  private static final List<String> TASKS =
      List.of(
          "scroll-clock ADDR",
          "sense-sensors --interval 1s ADDR",
          "inky-dashboard ADDR",
          "alert --text Hello --for 1s ADDR",
          "alert --text Hot --when temperature>-50 ADDR",
          "text --text Hello ADDR",
          "picture --file PICTURE ADDR",
          "animation --file PICTURE ADDR",
          "eink-page --text Hello ADDR",
          "buttons-webhook --url ADDRESS/nothing ADDR",
          "text --text Hello --addr http://127.0.0.1:1",
          "nonsense");

  void spend(URI agent) throws IOException, InterruptedException {
    draw(agent, picture);
    for (String line : COMMANDS) {
      Process process = started(command, AGENT_JAR, words(line, agent, picture));
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        end(process);
      }
    }
    List<Process> endless = new ArrayList<>();
    for (String line : STREAMS) {
      endless.add(started(command, AGENT_JAR, words(line, agent, picture)));
    }
    for (String line : TASKS) {
      endless.add(started(task, TASKS_JAR, words(line, agent, picture)));
    }
    settle(endless.getFirst());
    for (Process process : endless) {
      end(process);
    }
  }

  /// What the board shows, as the picture.
  static void draw(URI agent, Path picture) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest ask =
          HttpRequest.newBuilder(agent.resolve("/hat/leds")).header("Accept", "image/png").build();
      var _ = client.send(ask, HttpResponse.BodyHandlers.ofFile(picture));
    }
  }

  /// Waits until nobody has done anything new for a while.
  private void settle(Process endless) throws IOException, InterruptedException {
    int before = -1;
    int now = command.accesses().size() + task.accesses().size();
    for (int look = 0; look < MOST_LOOKS && now != before; look++) {
      var _ = endless.waitFor(QUIET_SECONDS, TimeUnit.SECONDS);
      before = now;
      now = command.accesses().size() + task.accesses().size();
    }
  }

  /// None of them is told anything, so none waits for it.
  private static Process started(Recorder recorder, Path jar, String... words) throws IOException {
    Process process = recorder.start(jar, words);
    process.getOutputStream().close();
    return process;
  }

  private static void end(Process process) throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /// A line of {@link #COMMANDS}, with the agent's address and the picture's path in their places.
  static String[] words(String line, URI agent, Path picture) {
    return Stream.of(line.split(" "))
        .map(word -> "ADDR".equals(word) ? "--addr=" + agent : word)
        .map(word -> word.replace("ADDRESS/", agent.resolve("/").toString()))
        .map(word -> word.replace("PICTURE", picture.toString()))
        .toArray(String[]::new);
  }
}
