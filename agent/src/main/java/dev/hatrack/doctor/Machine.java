package dev.hatrack.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The machine that is examined, as its files show it.
///
/// @param root where `dev`, `proc`, `sys` and the others are: `/`, or a copy of a machine's tree
/// @param now what its clock shows
/// @param user who asks
public record Machine(Path root, Instant now, String user, Permissions permissions) {
  private static final Path HERE = Path.of("/");

  /// Whether it is the machine that we run on, whose chips can be asked.
  boolean here() {
    return root.equals(HERE);
  }

  /// @param path from the root, without a slash in front
  Path path(String path) {
    return root.resolve(path);
  }

  boolean has(String path) {
    return Files.exists(path(path));
  }

  /// A file's text without the spaces, line ends and NULs at its end, or empty where there is none
  /// that we may read.
  Optional<String> text(String path) {
    return text(path(path));
  }

  static Optional<String> text(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return Optional.of(text.replaceAll("[\\s\\x00]+$", ""));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// What is in a directory, in the order of the names; nothing where there is none.
  List<Path> list(String path) {
    return list(path(path));
  }

  static List<Path> list(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  /// The name of the driver that the kernel has bound to one of its devices.
  ///
  /// @param device its directory in `sys/bus`
  Optional<String> driver(String device) {
    Path link = path(device + "/driver");
    if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readSymbolicLink(link).getFileName().toString());
    } catch (IOException e) {
      return Optional.of("(" + e.getMessage() + ")");
    }
  }

  /// The kernel's device of a class that a file of its names so.
  ///
  /// @param directory of the class: `sys/class/input`
  /// @param beginning of the device's own name: `event`
  /// @param file in the device's directory: `device/name`
  Optional<String> named(String directory, String beginning, String file, String wanted) {
    return list(directory).stream()
        .filter(device -> device.getFileName().toString().startsWith(beginning))
        .filter(device -> text(device.resolve(file)).filter(wanted::equals).isPresent())
        .map(device -> device.getFileName().toString())
        .findFirst();
  }

  /// As a person on that machine would write it.
  String shown(Path file) {
    return file.startsWith(root) ? "/" + root.relativize(file) : file.toString();
  }
}
