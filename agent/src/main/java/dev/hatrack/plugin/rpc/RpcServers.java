package dev.hatrack.plugin.rpc;

import io.grpc.BindableService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// What all gRPC servers of the agent share: calls run on virtual threads, so that as many may wait
/// as like.
public final class RpcServers implements AutoCloseable {
  private final ExecutorService calls =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("rpc-", 0).factory());

  /// Serves at once: whoever is told of the socket afterwards finds it answering.
  ///
  /// @param socket does not exist yet; at most about 100 bytes long
  /// @throws IOException when it can't be made
  public RpcServer open(Path socket, List<BindableService> services) throws IOException {
    return RpcServer.open(socket, services, calls);
  }

  /// Ends at once; the servers have been closed before.
  @Override
  public void close() {
    calls.shutdownNow();
  }
}
