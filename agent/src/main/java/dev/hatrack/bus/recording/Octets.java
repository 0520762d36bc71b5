package dev.hatrack.bus.recording;

import java.util.Arrays;
import java.util.HexFormat;

/// Some bytes, immutable, and equal to others of the same values.
public final class Octets {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private final byte[] values;

  private Octets(byte[] values) {
    this.values = values;
  }

  public static Octets of(byte... values) {
    return new Octets(values.clone());
  }

  /// A copy.
  public byte[] toArray() {
    return values.clone();
  }

  public int size() {
    return values.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets octets && Arrays.equals(values, octets.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  /// Two hexadecimal digits for each, with a space between: `24 00 ff`.
  @Override
  public String toString() {
    return HEX.formatHex(values);
  }
}
