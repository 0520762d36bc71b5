package dev.hatrack.driver;

/// Signed 16-bit numbers as sensors send them: the low byte first.
public final class Int16 {
  private Int16() {}

  /// @param at the index of the low byte
  public static int littleEndian(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) | (bytes[at + 1] << 8);
  }
}
