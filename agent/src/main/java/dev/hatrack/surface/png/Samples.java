package dev.hatrack.surface.png;

/// The samples of a row, packed from the highest bit on (section 7.2).
///
/// @param depth bits of one: 1, 2, 4, 8 or 16
record Samples(int depth) {
  /// Sample `index` of a row.
  int at(byte[] row, int index) {
    return switch (depth) {
      case 8 -> row[index] & 0xFF;
      case 16 -> ((row[2 * index] & 0xFF) << 8) | (row[2 * index + 1] & 0xFF);
      default -> {
        int perByte = 8 / depth;
        int shift = 8 - depth * (index % perByte + 1);
        yield (row[index / perByte] >> shift) & ((1 << depth) - 1);
      }
    };
  }

  /// A sample as one of 16 bits: 65535 is a multiple of the most that each depth holds.
  long widened(long sample) {
    return sample * (0xFFFF / ((1 << depth) - 1));
  }
}
