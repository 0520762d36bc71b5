package dev.hatrack.surface.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/// Opens files, so that a test can have a disk that is full.
@FunctionalInterface
public interface Disk {
  /// The disk of this machine.
  Disk REAL = FileChannel::open;

  FileChannel open(Path file, OpenOption... options) throws IOException;
}
