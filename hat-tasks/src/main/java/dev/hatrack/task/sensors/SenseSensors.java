package dev.hatrack.task.sensors;

import dev.hatrack.task.client.SensorsState;
import dev.hatrack.task.run.Attempts;
import dev.hatrack.task.run.Task;
import dev.hatrack.task.run.TaskContext;
import dev.hatrack.task.run.TaskFailed;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Asks a node's sensors from time to time and hands on what they say. Needs no claim: sensors are
/// for everybody.
public final class SenseSensors implements Task {
  private final SensorOptions options;
  private final AtomicReference<Optional<String>> page = new AtomicReference<>(Optional.empty());

  public SenseSensors(SensorOptions options) {
    this.options = options;
  }

  @Override
  public void run(TaskContext context) throws InterruptedException {
    Optional<MetricsServer> server =
        options.listen().map(address -> new MetricsServer(address, page::get));
    try {
      server.ifPresent(listening -> context.log().accept("metrics on port " + listening.port()));
      sample(context);
    } finally {
      server.ifPresent(MetricsServer::close);
    }
  }

  private void sample(TaskContext context) throws InterruptedException {
    Attempts attempts = new Attempts(context.log());
    Optional<ConsulKeys> keys =
        options.keyValue().map(place -> new ConsulKeys(place, context.files()));
    KeptTrouble consul = new KeptTrouble(context);
    do {
      Instant now = context.time().instant();
      boolean read =
          attempts.make(now, () -> take(context.client().sensors(), keys, consul, context));
      if (!read) {
        page.set(Optional.empty());
      }
    } while (!context.stop().await(options.interval()));
  }

  private void take(
      SensorsState state, Optional<ConsulKeys> keys, KeptTrouble consul, TaskContext context) {
    if (options.log()) {
      context.log().accept(ReadingsLine.of(state));
    }
    page.set(Optional.of(MetricsPage.of(state)));
    keys.ifPresent(
        writer -> {
          try {
            writer.write(state);
            consul.over();
          } catch (IOException | TaskFailed e) {
            consul.log(String.valueOf(e.getMessage()));
          }
        });
  }

  /// Consul's failures, each logged once: the readings go on without it.
  private static final class KeptTrouble {
    private final TaskContext context;
    private String last = "";

    KeptTrouble(TaskContext context) {
      this.context = context;
    }

    void log(String message) {
      if (!message.equals(last)) {
        context.log().accept(message + "; trying again at the next reading");
      }
      last = message;
    }

    void over() {
      last = "";
    }
  }
}
