package dev.hatrack.task.client;

import java.util.Optional;

/// A page of text for e-ink.
///
/// @param text lines; those that are too long are wrapped
/// @param size how many pixels a dot of the font is wide, 1-8; empty for the largest that fits
/// @param colour an ink that the panel has: `black`
public record PageText(String text, Optional<Integer> size, String colour) {
  /// Black, as large as it fits.
  public static PageText of(String text) {
    return new PageText(text, Optional.empty(), "black");
  }
}
