package dev.hatrack.bench.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What servers do when nobody asks for anything: how often they wake, and the CPU they use. All of
/// them idle at the same time, after each has settled.
final class IdlePart implements Part {
  private static final int SETTLE_SECONDS = 15;
  private static final int WATCHED_SECONDS = 30;
  private static final int LONG_SECONDS = 600;

  private record Idled(double wakes, double cpuMillis) {}

  @Override
  public List<Row> measure(Options options) throws IOException, InterruptedException {
    Map<String, Server> servers = new LinkedHashMap<>();
    try (AgentFiles files = new AgentFiles();
        EverythingOn everything = EverythingOn.start()) {
      try {
        put(servers, Side.agent("one board", files.config("one", List.of("scroll-phat-hd"))));
        put(servers, Side.flask());
        put(servers, Side.go());
        put(servers, Side.nodeRed());
        servers.put("everything on", everything.server());
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
        return rows(idle(servers, options.longRun() ? LONG_SECONDS : WATCHED_SECONDS));
      } finally {
        servers.values().forEach(Server::close);
      }
    }
  }

  private static void put(Map<String, Server> servers, Side side) throws IOException {
    servers.put(side.name(), side.start());
  }

  private static Map<String, Idled> idle(Map<String, Server> servers, int seconds)
      throws IOException, InterruptedException {
    Map<String, Idled> before = look(servers);
    TimeUnit.SECONDS.sleep(seconds);
    Map<String, Idled> idled = new LinkedHashMap<>();
    look(servers)
        .forEach(
            (name, after) -> {
              Idled from = before.getOrDefault(name, after);
              idled.put(
                  name,
                  new Idled(
                      (after.wakes() - from.wakes()) / seconds,
                      (after.cpuMillis() - from.cpuMillis()) / seconds));
            });
    return idled;
  }

  private static Map<String, Idled> look(Map<String, Server> servers) throws IOException {
    Map<String, Idled> seen = new LinkedHashMap<>();
    for (Map.Entry<String, Server> server : servers.entrySet()) {
      Cpu cpu = server.getValue().cpu();
      seen.put(server.getKey(), new Idled(cpu.sleeps(), cpu.millis()));
    }
    return seen;
  }

  private static List<Row> rows(Map<String, Idled> idled) {
    List<Row> rows = new ArrayList<>();
    idled.forEach(
        (name, figures) ->
            rows.add(
                Row.figure(
                    "idle, %s: wake-ups and CPU time a second".formatted(name),
                    "%s and %s ms"
                        .formatted(
                            Spread.number(figures.wakes()), Spread.number(figures.cpuMillis())))));
    return rows;
  }
}
