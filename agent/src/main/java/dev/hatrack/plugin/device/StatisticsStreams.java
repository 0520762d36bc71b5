package dev.hatrack.plugin.device;

import dev.hatrack.plugin.wire.device.StatsResponse;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The statistics streams of all launches. None is ever ended from here: Nomad does not open one
/// again.
final class StatisticsStreams {
  static final Duration SHORTEST = Duration.ofSeconds(1);
  static final Duration LONGEST = Duration.ofHours(1);
  private static final Logger log = LoggerFactory.getLogger(StatisticsStreams.class);

  private final Supplier<StatsResponse> statistics;
  private final ScheduledExecutorService timer;

  StatisticsStreams(Supplier<StatsResponse> statistics, ScheduledExecutorService timer) {
    this.statistics = statistics;
    this.timer = timer;
  }

  /// @param wished how often; nothing is each second
  void open(ServerCallStreamObserver<StatsResponse> observer, Duration wished) {
    long interval = bounded(wished).toMillis();
    Future<?> ticking =
        timer.scheduleAtFixedRate(() -> tick(observer), 0, interval, TimeUnit.MILLISECONDS);
    observer.setOnCancelHandler(() -> ticking.cancel(false));
  }

  static Duration bounded(Duration wished) {
    Duration atLeast = wished.compareTo(SHORTEST) < 0 ? SHORTEST : wished;
    return atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
  }

  private void tick(ServerCallStreamObserver<StatsResponse> observer) {
    try {
      if (observer.isReady() && !observer.isCancelled()) {
        observer.onNext(statistics.get());
      }
    } catch (RuntimeException e) {
      log.error("Nomad was not told how the boards are doing, and will be the next time", e);
    }
  }
}
