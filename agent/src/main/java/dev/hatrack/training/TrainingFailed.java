package dev.hatrack.training;

import java.io.IOException;

/// There is no new cache, with the reason.
public final class TrainingFailed extends IOException {
  private static final long serialVersionUID = 1;

  TrainingFailed(String reason) {
    super(reason);
  }
}
