package dev.hatrack.bench.compare;

import dev.hatrack.bench.ProcessMemory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// What an agent grows by: viewers on the WebSocket, each with a claim of its own after that, and
/// boards. Private dirty memory, since the rest can be dropped.
final class GrowthPart implements Part {
  private static final List<Integer> VIEWERS = List.of(1, 50, 500);
  private static final List<String> BOARDS =
      List.of("scroll-phat-hd", "scroll-hat-mini", "sense-hat", "inky-phat");
  private static final int SETTLE_SECONDS = 5;

  @Override
  public List<Row> measure(Options options) throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    try (AgentFiles files = new AgentFiles()) {
      double one;
      try (Server server = agent(files, "one", BOARDS.subList(0, 1))) {
        one = settled(server).privateDirty();
        rows.addAll(streams(server, one));
      }
      try (Server server = agent(files, "four", BOARDS)) {
        double four = settled(server).privateDirty();
        rows.add(
            Row.figure(
                "growth from one board to four, private dirty",
                Spread.number(four - one) + " MiB"));
      }
    }
    return rows;
  }

  private static Server agent(AgentFiles files, String name, List<String> boards)
      throws IOException {
    return Side.agent("Hatrack", files.config(name, boards)).start();
  }

  private static ProcessMemory settled(Server server) throws IOException, InterruptedException {
    TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
    return server.memory();
  }

  private static List<Row> streams(Server server, double before)
      throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    List<WebSocket> open = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int wanted : VIEWERS) {
        boolean all = open(client, server, wanted, open);
        rows.add(row("viewers", open.size(), server, before));
        if (!all) {
          rows.add(Row.figure("viewers, the most that are let in", open.size() + " streams"));
          break;
        }
      }
      byte[] frame = new byte[Pictures.FORMAT.frameBytes()];
      for (WebSocket stream : open) {
        var _ = stream.sendBinary(ByteBuffer.wrap(frame), true).join();
      }
      rows.add(row("viewers who each hold a claim", open.size(), server, before));
      open.forEach(WebSocket::abort);
    }
    return rows;
  }

  private static Row row(String what, int count, Server server, double before)
      throws IOException, InterruptedException {
    double grown = settled(server).privateDirty() - before;
    return Row.figure(
        "growth with %d %s, private dirty".formatted(count, what),
        "%s MiB, %d threads".formatted(Spread.number(grown), server.cpu().threads()));
  }

  /// Opens streams until there are as many as wanted; tells whether all were let in.
  private static boolean open(HttpClient client, Server server, int wanted, List<WebSocket> open) {
    URI stream = URI.create("ws" + server.address().toString().substring(4) + "hat/leds/stream");
    while (open.size() < wanted) {
      Optional<WebSocket> next = open(client, stream);
      if (next.isEmpty()) {
        return false;
      }
      next.ifPresent(open::add);
    }
    return true;
  }

  private static Optional<WebSocket> open(HttpClient client, URI stream) {
    try {
      return Optional.of(
          client.newWebSocketBuilder().buildAsync(stream, new WebSocket.Listener() {}).join());
    } catch (CompletionException e) {
      return Optional.empty();
    }
  }
}
