package dev.hatrack.plugin.driver;

import dev.hatrack.task.client.HatClient;

/// One task's way to the boards.
public interface OpenHat extends AutoCloseable {
  HatClient client();

  /// Ends the task's claims and refuses every later call. Once is enough, twice does no harm.
  @Override
  void close();
}
