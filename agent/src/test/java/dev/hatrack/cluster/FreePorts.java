package dev.hatrack.cluster;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Ports nobody listens on now. Below the range that the kernel takes for outgoing connections, so
/// that a port is still free when a server that was stopped comes back to it, and below the one
/// that Nomad gives to jobs.
public final class FreePorts {
  private static final int FIRST = 10_000;
  private static final int LAST = 19_999;

  private FreePorts() {}

  /// Different ports, free for TCP and UDP on 127.0.0.1.
  public static List<Integer> take(int count) {
    List<Integer> ports = new ArrayList<>();
    while (ports.size() < count) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
      if (!ports.contains(port) && free(port)) {
        ports.add(port);
      }
    }
    return List.copyOf(ports);
  }

  private static boolean free(int port) {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try (var tcp = new ServerSocket();
        var udp = new DatagramSocket(address)) {
      tcp.bind(address);
      return udp.isBound();
    } catch (IOException _) {
      return false;
    }
  }
}
