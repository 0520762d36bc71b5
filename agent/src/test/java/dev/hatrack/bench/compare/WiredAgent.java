package dev.hatrack.bench.compare;

import dev.hatrack.api.ApiServer;
import dev.hatrack.api.HttpConfig;
import dev.hatrack.board.Board;
import dev.hatrack.board.Rack;
import dev.hatrack.board.Slot;
import dev.hatrack.sensing.Compensation;
import dev.hatrack.sensing.Sensing;
import dev.hatrack.surface.SteadyClock;
import dev.hatrack.surface.Surfaces;
import dev.hatrack.testing.Anyone;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The agent's API and surfaces over one board on whatever wires, in this process, so that what
/// happens on the wires can be seen when it happens.
final class WiredAgent implements AutoCloseable {
  private final Board board;
  private final Surfaces surfaces;
  private final ApiServer server;
  private final URI address;

  /// @param state where pages are kept; empty keeps none
  WiredAgent(Board board, Optional<Path> state) throws IOException {
    this.board = board;
    Slot slot = new Slot(board, Optional.empty());
    Rack rack = new Rack(List.of(slot));
    slot.check();
    InstantSource clock = new SteadyClock();
    HttpConfig config = new HttpConfig("127.0.0.1", 0, false, List.of());
    ServerSocketChannel listener = ApiServer.listen(config);
    this.address = URI.create("http://127.0.0.1:" + listener.socket().getLocalPort() + "/");
    this.surfaces = new Surfaces(rack, clock, state);
    this.server =
        new ApiServer(
            config,
            listener,
            new ApiServer.About("bench", "bench", Path.of("hat-tasks.jar"), () -> 0),
            rack,
            surfaces,
            new Sensing(rack, clock, Compensation.none()),
            new Anyone());
    server.start();
  }

  URI address() {
    return address;
  }

  Surfaces surfaces() {
    return surfaces;
  }

  @Override
  public void close() {
    server.close();
    surfaces.close();
    board.close();
  }
}
