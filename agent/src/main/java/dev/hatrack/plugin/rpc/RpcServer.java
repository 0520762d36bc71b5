package dev.hatrack.plugin.rpc;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A gRPC server on one unix socket, without native libraries: docs/decisions/0009-grpc.md.
public final class RpcServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RpcServer.class);
  private static final int MOST_STREAMS = 4096;
  private static final int MOST_MESSAGE_BYTES = 16 * 1024 * 1024;
  private static final int STREAM_WINDOW_BYTES = 256 * 1024;
  private static final long PARTING_MILLIS = 500;

  private final Path socket;
  private final Server server;
  private final EventLoopGroup loop;

  private RpcServer(Path socket, Server server, EventLoopGroup loop) {
    this.socket = socket;
    this.server = server;
    this.loop = loop;
  }

  static RpcServer open(Path socket, List<BindableService> services, Executor calls)
      throws IOException {
    EventLoopGroup loop =
        new NioEventLoopGroup(
            1, Thread.ofPlatform().name("plugin-" + socket.getFileName()).daemon().factory());
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(UnixDomainSocketAddress.of(socket))
            .channelType(NioServerDomainSocketChannel.class)
            .bossEventLoopGroup(loop)
            .workerEventLoopGroup(loop)
            .withChildOption(ChannelOption.SO_KEEPALIVE, null) // unix sockets have none
            .executor(calls)
            .maxConcurrentCallsPerConnection(MOST_STREAMS)
            .maxInboundMessageSize(MOST_MESSAGE_BYTES)
            .flowControlWindow(STREAM_WINDOW_BYTES);
    services.forEach(builder::addService);
    return new RpcServer(socket, builder.build().start(), loop);
  }

  public Path socket() {
    return socket;
  }

  /// Cuts what is under way off, and takes the socket away. The connections are closed without a
  /// word: of a call that is cancelled Nomad would think that its task has ended.
  @Override
  public void close() {
    var _ = loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly(PARTING_MILLIS);
    try {
      if (!server.shutdownNow().awaitTermination(PARTING_MILLIS, TimeUnit.MILLISECONDS)) {
        log.debug("calls on {} are still ending", socket);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      Files.deleteIfExists(socket);
    } catch (IOException e) {
      log.warn("{} is left behind: {}", socket, e.toString());
    }
  }
}
