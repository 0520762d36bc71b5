package dev.hatrack.plugin.rpc;

import io.grpc.BindableService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// What all gRPC servers of the agent share: a few threads that watch sockets. Calls run on virtual
/// threads, so that as many may wait as like.
public final class RpcServers implements AutoCloseable {
  private static final int MOST_THREADS = 24;
  private static final int FEWEST_THREADS = 1;

  private final QueuedThreadPool threads;

  public RpcServers() {
    this.threads = new QueuedThreadPool(MOST_THREADS, FEWEST_THREADS);
    threads.setName("plugin");
    threads.setReservedThreads(0);
    threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("rpc-"));
    Jetty.start(threads);
  }

  /// Serves at once: whoever is told of the socket afterwards finds it answering.
  ///
  /// @param socket does not exist yet; at most about 100 bytes long
  /// @throws IOException when it can't be made
  public RpcServer open(Path socket, List<BindableService> services) throws IOException {
    return RpcServer.open(socket, services, threads);
  }

  @Override
  public void close() {
    Jetty.stop(threads);
  }
}
