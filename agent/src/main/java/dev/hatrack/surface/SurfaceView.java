package dev.hatrack.surface;

import dev.hatrack.hat.Frame;
import java.util.List;
import java.util.Optional;

/// A surface at one moment.
///
/// @param shown what is to be seen, whether or not the board takes it
/// @param claims from the one that is shown to the lowest
public record SurfaceView(Frame shown, List<Claim> claims) {
  public SurfaceView {
    claims = List.copyOf(claims);
  }

  /// The claim that is shown.
  public Optional<Claim> top() {
    return claims.stream().findFirst();
  }
}
