package dev.hatrack.app;

import java.nio.file.Path;
import java.util.Optional;

/// The `bus` section.
///
/// @param record the file that every transaction is written to
/// @param i2c the number of the header's I2C bus: the N of `/dev/i2c-N`
record BusConfig(Optional<Path> record, int i2c) {
  static BusConfig read(Section section) {
    return new BusConfig(section.text("record").map(Path::of), section.number("i2c", 1));
  }
}
