package dev.hatrack.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;

/// Who may use a device file.
public interface Permissions {
  /// What the kernel tells the process that asks.
  Permissions KERNEL =
      new Permissions() {
        @Override
        public boolean mayUse(Path device) {
          return Files.isReadable(device) && Files.isWritable(device);
        }

        @Override
        public String group(Path device) throws IOException {
          return Files.readAttributes(device, PosixFileAttributes.class).group().getName();
        }
      };

  /// Whether the process that asks may read and write it.
  boolean mayUse(Path device);

  /// The name of the group that the file belongs to.
  String group(Path device) throws IOException;
}
