package dev.hatrack.bench;

import com.google.protobuf.ByteString;
import dev.hatrack.plugin.driver.Message;
import dev.hatrack.plugin.rpc.UnixChannel;
import dev.hatrack.plugin.wire.driver.DriverGrpc;
import dev.hatrack.plugin.wire.driver.StartTaskRequest;
import dev.hatrack.plugin.wire.driver.TaskConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What a hundred clocks cost in memory that the agent runs for the `hat` driver, with Nomad's
/// launcher and its relays of their logs, and what the same clock costs as a Java program of its
/// own. Needs root, as Nomad does.
public final class HatTasksBench {
  private static final int TASKS = 100;
  private static final int PROGRAMS = 3;
  private static final Duration SETTLE = Duration.ofSeconds(20);
  private static final String COOKIE =
      "e4327c2e01eabfd75a8a67adb114fb34a757d57eee7728d857a8cec6e91a7255";

  private final Path directory;
  private final List<Process> started = new ArrayList<>();
  private final List<RandomAccessFile> readers = new ArrayList<>();

  private HatTasksBench(Path directory) {
    this.directory = directory;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("hat-tasks-bench-");
    var bench = new HatTasksBench(directory);
    try {
      bench.measure();
    } finally {
      bench.end();
      delete(directory);
    }
  }

  private void measure() throws IOException, InterruptedException {
    Process agent = agent();
    String address = firstLine(agent).replaceFirst("^ready (.*)/$", "$1");
    Process launcher = launcher();
    Path socket = Path.of(firstLine(launcher).split("\\|", -1)[3]);
    try (UnixChannel channel = new UnixChannel(socket)) {
      DriverGrpc.DriverBlockingStub nomad = DriverGrpc.newBlockingStub(channel.channel());
      start(nomad, 0);
      settle();
      ProcessMemory one = both(agent, launcher);
      System.out.println("the agent and its launcher with one clock: " + one);
      for (int task = 1; task <= TASKS; task++) {
        start(nomad, task);
      }
      settle();
      ProcessMemory many = both(agent, launcher);
      System.out.printf("with %d clocks more: %s%n", TASKS, many);
      double each = (many.pss() - one.pss()) / TASKS;
      double program = programs(address);
      System.out.printf(
          "a hat task: %.2f MiB PSS; the same clock as a java task: %.1f MiB PSS, %.0f times"
              + " that%n",
          each, program, program / each);
    }
  }

  /// The mean of a few, so that what they share counts once.
  private double programs(String address) throws IOException, InterruptedException {
    List<Process> programs = new ArrayList<>();
    for (int i = 0; i < PROGRAMS; i++) {
      programs.add(
          start(
              new ProcessBuilder(
                  java(),
                  "-Xmx24m",
                  "-Xss512k",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-jar",
                  "agent/target/tasks/hat-tasks.jar",
                  "scroll-clock",
                  "--addr",
                  address)));
    }
    settle();
    double sum = 0;
    for (Process program : programs) {
      sum += ProcessMemory.of(program.pid()).pss();
    }
    return sum / PROGRAMS;
  }

  private static ProcessMemory both(Process agent, Process launcher) throws IOException {
    return ProcessMemory.of(agent.pid()).plus(ProcessMemory.ofTree(launcher.toHandle()));
  }

  private static void settle() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(SETTLE.toMillis());
  }

  private Process agent() throws IOException {
    Path config = directory.resolve("hatrack.yaml");
    Files.writeString(
        config,
        """
        http:    { port: 0 }
        boards:  [{ board: scroll-hat-mini, simulated: true }]
        consul:  { enabled: false }
        nomad:   { enabled: false }
        auth:    { mode: open }
        state:   { directory: "%1$s/state" }
        plugins: { enabled: true, directory: "%1$s/plugins" }
        """
            .formatted(directory));
    return start(new ProcessBuilder("./hatrack", "agent", "--config", config.toString()));
  }

  private Process launcher() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "agent/src/main/launchers/hatrack-driver", "--dir", directory + "/plugins");
    builder.environment().put("NOMAD_PLUGIN_MAGIC_COOKIE", COOKIE);
    return start(builder);
  }

  private Process start(ProcessBuilder builder) throws IOException {
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    started.add(process);
    return process;
  }

  private void start(DriverGrpc.DriverBlockingStub nomad, int number)
      throws IOException, InterruptedException {
    String allocation = "%08d-0000-0000-0000-000000000000".formatted(number);
    Path logs = Files.createDirectories(directory.resolve(allocation + "/alloc/logs"));
    Path pipe = logs.resolve(".clock.stdout.fifo");
    Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
    if (mkfifo.waitFor() != 0) {
      throw new IOException("no mkfifo");
    }
    readers.add(new RandomAccessFile(pipe.toFile(), "rw"));
    TaskConfig task =
        TaskConfig.newBuilder()
            .setId(allocation + "/clock/01234567")
            .setName("clock")
            .setAllocId(allocation)
            .setAllocDir(directory.resolve(allocation).toString())
            .setStdoutPath(pipe.toString())
            .setNamespace("default")
            .setJobId("clock-" + number)
            .setMsgpackDriverConfig(ByteString.copyFrom(Message.of(Map.of("task", "scroll-clock"))))
            .build();
    var _ = nomad.startTask(StartTaskRequest.newBuilder().setTask(task).build());
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String firstLine(Process process) throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    if (line == null) {
      throw new IOException("it has ended: " + process.info().commandLine().orElse(""));
    }
    return line;
  }

  private void end() throws IOException, InterruptedException {
    for (Process process : started.reversed()) {
      process.destroy();
      process.waitFor();
    }
    for (RandomAccessFile reader : readers) {
      reader.close();
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
