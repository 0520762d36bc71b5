package dev.hatrack.task.client;

import java.io.IOException;

/// The agent could not be reached, did not answer in time, or answered with something that is not
/// its API.
public final class HatUnreachable extends HatFailure {
  private static final long serialVersionUID = 1L;

  public HatUnreachable(String message, IOException cause) {
    super(message, cause);
  }
}
