package dev.hatrack.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One client on one kept-alive connection puts frames, one after the other, to a running demo:
/// frames a second, and how long one takes from the first byte sent to the answer.
public final class PutFramesBench {
  private static final int WIDTH = 17;
  private static final int HEIGHT = 7;
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final Duration MEASURED = Duration.ofSeconds(10);

  private PutFramesBench() {}

  /// @param args the address of a running agent that is open; none starts the demo
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length > 0) {
      measure(args[0]);
      return;
    }
    try (RunningDemo demo = new RunningDemo()) {
      measure(demo.address());
    }
  }

  private static void measure(String address) throws IOException, InterruptedException {
    List<HttpRequest> frames = frames(address);
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      put(client, frames, WARM_UP);
      long[] micros = put(client, frames, MEASURED);
      Arrays.sort(micros);
      System.out.printf(
          "PUT /hat/leds, one client kept alive, %d s: %.0f frames/s, p50 %.2f ms, p99 %.2f ms%n",
          MEASURED.toSeconds(),
          micros.length / (double) MEASURED.toSeconds(),
          micros[micros.length / 2] / 1000.0,
          micros[micros.length * 99 / 100] / 1000.0);
    }
  }

  static long[] put(HttpClient client, List<HttpRequest> frames, Duration howLong)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + howLong.toNanos();
    long[] micros = new long[1 << 20];
    int count = 0;
    while (System.nanoTime() < end && count < micros.length) {
      long begun = System.nanoTime();
      var answer = client.send(frames.get(count % frames.size()), BodyHandlers.ofString());
      micros[count++] = (System.nanoTime() - begun) / 1000;
      if (answer.statusCode() != 200) {
        throw new IOException(answer.statusCode() + ": " + answer.body());
      }
    }
    return Arrays.copyOf(micros, count);
  }

  /// Frames that differ from each other, to be put one after the other.
  static List<HttpRequest> frames(String address) {
    return IntStream.range(0, WIDTH).mapToObj(column -> frame(address, column)).toList();
  }

  /// A bright column in one place: consecutive frames differ in two columns.
  private static HttpRequest frame(String address, int column) {
    String row =
        IntStream.range(0, WIDTH)
            .mapToObj(x -> x == column ? "255" : "0")
            .collect(Collectors.joining(",", "[", "]"));
    String pixels =
        IntStream.range(0, HEIGHT).mapToObj(_ -> row).collect(Collectors.joining(",", "[", "]"));
    return HttpRequest.newBuilder(URI.create(address + "/hat/leds?priority=60"))
        .header("Content-Type", "application/json")
        .PUT(BodyPublishers.ofString("{\"pixels\":" + pixels + "}"))
        .build();
  }
}
