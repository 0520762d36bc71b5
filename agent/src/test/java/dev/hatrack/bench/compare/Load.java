package dev.hatrack.bench.compare;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Requests over several connections, kept alive where the server does that too: as many as are
/// answered, or so many a second. At a fixed rate a request's time counts from when it was meant to
/// be sent, so that a server which stops for a while is charged for all that waited.
final class Load {
  private final URI server;
  private final int connections;
  private final List<byte[]> requests;

  /// What a run gave.
  ///
  /// @param cpuMillis what the server's process used
  record Gave(Latencies latencies, double seconds, double cpuMillis) {
    double perSecond() {
      return latencies.count() / seconds;
    }

    /// What one request cost the server.
    double cpuMicros() {
      return cpuMillis * 1000 / latencies.count();
    }
  }

  /// @param requests that are sent one after the other, round and round
  Load(URI server, int connections, List<byte[]> requests) {
    this.server = server;
    this.connections = connections;
    this.requests = requests;
  }

  /// As fast as they are answered.
  Gave fullSpeed(Duration howLong, Cpu cpu) throws IOException, InterruptedException {
    return run(howLong, cpu, 0);
  }

  /// @param perSecond on all connections together
  Gave atRate(double perSecond, Duration howLong, Cpu cpu)
      throws IOException, InterruptedException {
    return run(howLong, cpu, Math.round(1e9 / perSecond));
  }

  private Gave run(Duration howLong, Cpu cpu, long apart) throws IOException, InterruptedException {
    AtomicLong next = new AtomicLong();
    double cpuBefore = cpu.millis();
    long begun = System.nanoTime();
    long end = begun + howLong.toNanos();
    Latencies all = new Latencies();
    try (ExecutorService clients = Executors.newFixedThreadPool(connections)) {
      List<Future<Latencies>> running = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        running.add(clients.submit(client(next, begun, end, apart)));
      }
      for (Future<Latencies> client : running) {
        all.addAll(client.get());
      }
    } catch (ExecutionException e) {
      throw new IOException(server + ": " + e.getCause(), e);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new Gave(all, seconds, cpu.millis() - cpuBefore);
  }

  private Callable<Latencies> client(AtomicLong next, long begun, long end, long apart) {
    return () -> {
      Latencies latencies = new Latencies();
      try (KeptAlive connection = new KeptAlive(server)) {
        while (true) {
          long number = next.getAndIncrement();
          long meant = apart == 0 ? System.nanoTime() : begun + number * apart;
          if (meant >= end) {
            return latencies;
          }
          await(meant);
          var _ = connection.exchange(requests.get((int) (number % requests.size())));
          latencies.add(System.nanoTime() - meant);
        }
      }
    };
  }

  /// Waits until then, by `System.nanoTime()`.
  static void await(long meant) {
    long left = meant - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = meant - System.nanoTime();
    }
  }
}
