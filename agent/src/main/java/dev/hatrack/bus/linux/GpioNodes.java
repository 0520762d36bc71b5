package dev.hatrack.bus.linux;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The kernel's GPIO chips, of which the header is one.
///
/// @param root where `dev` is; `/` but in tests
record GpioNodes(Path root) {
  /// Tells what is missing before Pi4J does, and what to do about it. All chips have to be ours:
  /// libgpiod opens every one while it looks for the header's, and gives up at the first refusal.
  ///
  /// @throws IOException when no line can be had
  void check() throws IOException {
    Path devices = root.resolve("dev");
    boolean any = false;
    try (DirectoryStream<Path> chips = Files.newDirectoryStream(devices, "gpiochip*")) {
      for (Path chip : chips) {
        any = true;
        if (!Files.isReadable(chip) || !Files.isWritable(chip)) {
          throw new IOException(
              chip
                  + " is not ours to use; add the agent's user to the group gpio:"
                  + " sudo usermod -aG gpio hatrack");
        }
      }
    }
    if (!any) {
      throw new IOException(
          devices.resolve("gpiochip*") + " is not there; is this a Raspberry Pi?");
    }
  }
}
