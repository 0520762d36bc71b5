package dev.hatrack.surface;

import dev.hatrack.hat.Holder;
import java.time.Duration;
import java.util.Optional;

/// On what terms somebody asks for a surface, before it is known what they may ask for.
///
/// @param priority empty when it is left open
/// @param ttl empty when it is left open
public record ClaimRequest(
    Optional<Integer> priority, Optional<Duration> ttl, boolean exclusive, double brightness) {
  /// What is asked for, within what may be asked for.
  ///
  /// @param maxPriority the highest that the holder may ask for
  /// @param usualTtl when it is left open
  /// @throws PriorityTooHigh when more is asked for
  public ClaimTerms terms(Holder holder, int maxPriority, Duration usualTtl) {
    int usual = Math.min(ClaimTerms.DEFAULT.priority(), maxPriority);
    int wanted = priority.orElse(usual);
    if (wanted > maxPriority) {
      throw new PriorityTooHigh(
          "%s may ask for a priority of at most %d, not %d"
              .formatted(holder.display(), maxPriority, wanted));
    }
    return new ClaimTerms(wanted, ttl.orElse(usualTtl), exclusive, brightness);
  }
}
