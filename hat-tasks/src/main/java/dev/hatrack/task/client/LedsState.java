package dev.hatrack.task.client;

import java.util.List;
import java.util.Optional;

/// An LED surface as it is now.
///
/// @param colours what a pixel is made of: `grey8`, …
/// @param reason why it is not healthy
/// @param pixels what is shown; empty where the surface is not grey
/// @param claims from high to low
public record LedsState(
    String board,
    Size size,
    String colours,
    boolean healthy,
    Optional<String> reason,
    Optional<Picture> pixels,
    List<ClaimState> claims) {
  public LedsState {
    claims = List.copyOf(claims);
  }
}
