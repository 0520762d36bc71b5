package dev.hatrack.sensing;

/// A temperature that the Pi's own heat has been taken out of.
///
/// @param celsius what the air round the board is taken to have
/// @param uncertainty how far the truth may be from it either way, in °C
public record Compensated(double celsius, double uncertainty) {}
