package dev.hatrack.plugin.driver;

import dev.hatrack.hat.Subscription;
import dev.hatrack.plugin.wire.driver.FingerprintResponse;
import dev.hatrack.plugin.wire.structs.Attribute;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// What Nomad's node knows of the driver: told at once and after every change, on streams that
/// never end by themselves.
final class Fingerprints {
  private final DriverHealth health;
  private final String version;
  private final List<String> tasks;

  Fingerprints(DriverHealth health, String version, List<String> tasks) {
    this.health = health;
    this.version = version;
    this.tasks = List.copyOf(tasks);
  }

  void open(StreamObserver<FingerprintResponse> observer) {
    AtomicReference<Subscription> changes = new AtomicReference<>(() -> {});
    Feed<FingerprintResponse> feed = Feed.on(observer, 1, () -> changes.get().close());
    Subscription subscription = health.onChange(() -> tell(feed));
    changes.set(subscription);
    if (feed.ended()) {
      subscription.close();
    }
    tell(feed);
  }

  /// Under the feed's lock, so that of two changes at once the newer is told last.
  private void tell(Feed<FingerprintResponse> feed) {
    synchronized (feed) {
      feed.send(response(health.now()));
    }
  }

  private FingerprintResponse response(DriverHealth.Condition condition) {
    FingerprintResponse.Builder response =
        FingerprintResponse.newBuilder()
            .setHealth(state(condition.state()))
            .setHealthDescription(condition.words());
    if (condition.state() != DriverHealth.State.UNDETECTED) {
      response
          .putAttributes("driver.hat.version", text(version))
          .putAttributes("driver.hat.tasks", text(String.join(",", tasks)));
      if (!condition.boards().isEmpty()) {
        response.putAttributes("driver.hat.boards", text(String.join(",", condition.boards())));
      }
    }
    return response.build();
  }

  private static FingerprintResponse.HealthState state(DriverHealth.State state) {
    return switch (state) {
      case UNDETECTED -> FingerprintResponse.HealthState.UNDETECTED;
      case UNHEALTHY -> FingerprintResponse.HealthState.UNHEALTHY;
      case HEALTHY -> FingerprintResponse.HealthState.HEALTHY;
    };
  }

  private static Attribute text(String value) {
    return Attribute.newBuilder().setStringVal(value).build();
  }
}
