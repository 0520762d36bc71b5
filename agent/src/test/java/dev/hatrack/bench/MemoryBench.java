package dev.hatrack.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;

/// What the demo's process holds in memory after it has drawn for a while: both simulated boards,
/// both clocks, and a client that puts frames as fast as they are taken.
public final class MemoryBench {
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
    System.out.println(when + ": " + ProcessMemory.of(pid));
  }
}
