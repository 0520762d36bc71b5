package dev.hatrack.bus.simulated;

import java.util.Arrays;

/// What both planes of an e-ink controller's memory held at some moment.
public final class EinkPlanes {
  private final byte[][] white;
  private final byte[][] third;

  EinkPlanes(byte[][] white, byte[][] third) {
    this.white = Arrays.stream(white).map(byte[]::clone).toArray(byte[][]::new);
    this.third = Arrays.stream(third).map(byte[]::clone).toArray(byte[][]::new);
  }

  /// Whether a dot is white rather than black, where it does not have the third ink.
  ///
  /// @param gate the line of the memory
  /// @param source the dot in the line; the most significant bit of the first byte is 0
  public boolean white(int gate, int source) {
    return bit(white[gate], source);
  }

  /// Whether a dot has the third ink.
  public boolean third(int gate, int source) {
    return bit(third[gate], source);
  }

  private static boolean bit(byte[] line, int source) {
    return (line[source / 8] >> (7 - source % 8) & 1) == 1;
  }
}
