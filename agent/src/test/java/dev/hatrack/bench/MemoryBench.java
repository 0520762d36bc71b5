package dev.hatrack.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the demo's process holds in memory after it has drawn for a while: both simulated boards,
/// both clocks, and a client that puts frames as fast as they are taken.
public final class MemoryBench {
  private static final Pattern FIGURE = Pattern.compile("(Rss|Pss|Private_Dirty): +(\\d+) kB");
  private static final Duration WARM_UP = Duration.ofSeconds(20);

  private MemoryBench() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    try (RunningDemo demo = new RunningDemo();
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      print("ready", demo.pid());
      PutFramesBench.put(client, PutFramesBench.frames(demo.address()), WARM_UP);
      print("after " + WARM_UP.toSeconds() + " s of PUT", demo.pid());
    }
  }

  private static void print(String when, long pid) throws IOException {
    StringBuilder figures = new StringBuilder(when);
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
      Matcher figure = FIGURE.matcher(line);
      if (figure.matches()) {
        double mebibytes = Long.parseLong(figure.group(2)) / 1024.0;
        figures.append(", %s %.0f MiB".formatted(figure.group(1), mebibytes));
      }
    }
    System.out.println(figures);
  }
}
