package dev.hatrack.plugin.device;

import dev.hatrack.plugin.wire.device.FingerprintResponse;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.Optional;
import java.util.function.Supplier;

/// One launch's fingerprint stream. Whoever does not read gets the newest when it does again.
final class FingerprintStream {
  private final ServerCallStreamObserver<FingerprintResponse> observer;
  private final Supplier<FingerprintResponse> newest;
  private Optional<FingerprintResponse> sent = Optional.empty();

  FingerprintStream(
      ServerCallStreamObserver<FingerprintResponse> observer,
      Supplier<FingerprintResponse> newest) {
    this.observer = observer;
    this.newest = newest;
  }

  /// Sends what is new, if anything is.
  synchronized void send() {
    FingerprintResponse next = newest.get();
    if (observer.isReady() && !observer.isCancelled() && sent.filter(next::equals).isEmpty()) {
      observer.onNext(next);
      sent = Optional.of(next);
    }
  }
}
