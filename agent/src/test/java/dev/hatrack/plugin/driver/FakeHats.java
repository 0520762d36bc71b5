package dev.hatrack.plugin.driver;

import dev.hatrack.hat.Holder;
import dev.hatrack.task.client.Endpoint;
import dev.hatrack.task.client.HatClient;
import dev.hatrack.task.client.HttpHatClient;
import dev.hatrack.task.run.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Boards that nobody draws on: only who opened and closed them counts.
final class FakeHats implements Hats {
  final List<Holder.AllocatedTask> opened = new CopyOnWriteArrayList<>();
  final List<String> tokens = new CopyOnWriteArrayList<>();
  final List<String> closed = new CopyOnWriteArrayList<>();
  volatile boolean ready = true;

  @Override
  public OpenHat open(Holder.AllocatedTask holder, Optional<String> token, Options options) {
    if (!ready) {
      throw new NotReady("the boards are not up yet");
    }
    opened.add(holder);
    token.ifPresent(tokens::add);
    HatClient client = new HttpHatClient(Endpoint.from(Map.of()));
    return new OpenHat() {
      @Override
      public HatClient client() {
        return client;
      }

      @Override
      public void close() {
        closed.add(holder.task());
      }
    };
  }
}
