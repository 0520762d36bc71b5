package dev.hatrack.plugin.device;

import dev.hatrack.plugin.wire.device.FingerprintResponse;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The fingerprint streams of all launches. Each is told at once what there is, and then of every
/// change; changes that come together are told together. None is ever ended from here: Nomad would
/// do without the plugin until it is restarted itself.
final class Fingerprints {
  private static final Logger log = LoggerFactory.getLogger(Fingerprints.class);
  private static final long SETTLE_MILLIS = 50;

  private final Supplier<FingerprintResponse> offer;
  private final ScheduledExecutorService timer;
  private final Set<FingerprintStream> streams = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private volatile FingerprintResponse newest = FingerprintResponse.getDefaultInstance();

  Fingerprints(Supplier<FingerprintResponse> offer, ScheduledExecutorService timer) {
    this.offer = offer;
    this.timer = timer;
  }

  void open(ServerCallStreamObserver<FingerprintResponse> observer) {
    FingerprintStream stream = new FingerprintStream(observer, () -> newest);
    streams.add(stream);
    observer.setOnCancelHandler(() -> streams.remove(stream));
    observer.setOnReadyHandler(stream::send);
    look();
    stream.send();
  }

  /// Something may be another way now.
  void changed() {
    if (scheduled.compareAndSet(false, true)) {
      var _ = timer.schedule(this::publish, SETTLE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void publish() {
    scheduled.set(false);
    look();
    streams.forEach(FingerprintStream::send);
  }

  private synchronized void look() {
    try {
      newest = offer.get();
    } catch (RuntimeException e) {
      log.error("the boards can't be listed for Nomad, which goes on with what it knows", e);
    }
  }
}
