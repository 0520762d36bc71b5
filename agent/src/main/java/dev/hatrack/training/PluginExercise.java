package dev.hatrack.training;

import dev.hatrack.plugin.wire.driver.CapabilitiesRequest;
import dev.hatrack.plugin.wire.driver.DriverGrpc;
import dev.hatrack.plugin.wire.driver.FingerprintRequest;
import dev.hatrack.plugin.wire.driver.TaskConfigSchemaRequest;
import io.grpc.ManagedChannel;
import io.grpc.netty.NegotiationType;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// One launch of the driver plugin, asked what Nomad asks at its start.
///
/// @param launcher the script that Nomad would start
/// @param directory where the agent waits for it
record PluginExercise(Path launcher, Path directory) {
  // go-plugin's handshake: docs/nomad-plugins.md
  private static final String COOKIE =
      "e4327c2e01eabfd75a8a67adb114fb34a757d57eee7728d857a8cec6e91a7255";
  private static final int SOCKET_FIELD = 3;

  void run() throws IOException {
    ProcessBuilder start =
        new ProcessBuilder("sh", launcher.toString(), "--dir", directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    start.environment().put("NOMAD_PLUGIN_MAGIC_COOKIE", COOKIE);
    Process launch = start.start();
    try {
      String line = launch.inputReader().readLine();
      String[] fields = String.valueOf(line).split("\\|", -1);
      if (fields.length <= SOCKET_FIELD) {
        throw new TrainingFailed("the launcher " + launcher + " printed no handshake: " + line);
      }
      ask(Path.of(fields[SOCKET_FIELD]));
    } finally {
      launch.descendants().forEach(ProcessHandle::destroyForcibly);
      launch.destroyForcibly();
    }
  }

  private static void ask(Path socket) {
    EventLoopGroup group = new NioEventLoopGroup(1);
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(UnixDomainSocketAddress.of(socket))
            .channelType(NioDomainSocketChannel.class, UnixDomainSocketAddress.class)
            .eventLoopGroup(group)
            .negotiationType(NegotiationType.PLAINTEXT)
            .overrideAuthority("unused")
            .withOption(ChannelOption.SO_KEEPALIVE, null) // which a unix socket has not
            .build();
    try {
      DriverGrpc.DriverBlockingStub driver =
          DriverGrpc.newBlockingStub(channel).withDeadlineAfter(30, TimeUnit.SECONDS);
      var _ = driver.taskConfigSchema(TaskConfigSchemaRequest.getDefaultInstance());
      var _ = driver.capabilities(CapabilitiesRequest.getDefaultInstance());
      var _ = driver.fingerprint(FingerprintRequest.getDefaultInstance()).next();
    } finally {
      channel.shutdownNow();
      group.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }
  }
}
