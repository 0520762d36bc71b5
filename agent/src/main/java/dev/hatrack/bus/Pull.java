package dev.hatrack.bus;

/// The resistor inside the Pi that holds an open line.
public enum Pull {
  NONE,
  UP,
  DOWN
}
