package dev.hatrack.task.client;

import java.util.OptionalDouble;

/// What has become of a page that the agent accepted for its e-ink panel.
///
/// @param fate `queued`, `refreshing`, `shown`, `superseded` or `failed`
/// @param reason why it failed; else empty
/// @param progress of the refresh, 0.0-1.0, as far as it can be known
public record PageState(String id, String fate, String reason, OptionalDouble progress) {
  /// Whether nothing more will become of it.
  public boolean settled() {
    return !(fate.equals("queued") || fate.equals("refreshing"));
  }
}
