package dev.hatrack.plugin.rpc;

import io.grpc.ManagedChannel;
import io.grpc.netty.NegotiationType;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A gRPC client on a unix socket, that names itself as Nomad's does.
public final class UnixChannel implements AutoCloseable {
  private final EventLoopGroup group = new NioEventLoopGroup(1);
  private final ManagedChannel channel;

  public UnixChannel(Path socket) {
    this.channel =
        NettyChannelBuilder.forAddress(UnixDomainSocketAddress.of(socket))
            .channelType(NioDomainSocketChannel.class, UnixDomainSocketAddress.class)
            .eventLoopGroup(group)
            .negotiationType(NegotiationType.PLAINTEXT)
            .overrideAuthority("unused")
            .withOption(io.netty.channel.ChannelOption.SO_KEEPALIVE, null)
            .maxInboundMessageSize(64 * 1024 * 1024)
            .build();
  }

  public ManagedChannel channel() {
    return channel;
  }

  @Override
  public void close() {
    channel.shutdownNow();
    group.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
