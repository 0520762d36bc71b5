package dev.hatrack.bus.linux;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.KernelDevices;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The kernel's own devices, found by what `/sys` says of them.
///
/// @param root where `dev` and `sys` are; `/` but in tests
/// @param i2cBus the N of the header's `/dev/i2c-N`
record LinuxKernelDevices(Path root, int i2cBus) implements KernelDevices {
  @Override
  public Optional<Framebuffer> framebuffer(String name) {
    return named("sys/class/graphics", "fb[0-9]*", "name", name::equals)
        .map(found -> new FramebufferFile(root.resolve("dev").resolve(found.getFileName())));
  }

  @Override
  public Optional<Subscribed> keys(
      String name, Consumer<KeyEvent> keys, Consumer<BusException> lost) {
    return named("sys/class/input", "event[0-9]*", "device/name", name::equals)
        .map(
            found ->
                EventFile.open(root.resolve("dev/input").resolve(found.getFileName()), keys, lost));
  }

  @Override
  public Optional<IioDevice> iio(List<String> names) {
    return named("sys/bus/iio/devices", "iio:device*", "name", names::contains)
        .map(IioDirectory::new);
  }

  @Override
  public Optional<String> driverOf(int i2cAddress) {
    Path driver = root.resolve("sys/bus/i2c/devices/%d-%04x/driver".formatted(i2cBus, i2cAddress));
    try {
      return Files.exists(driver)
          ? Optional.of(driver.toRealPath().getFileName().toString())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// The first directory of a class whose name file says what is looked for.
  private Optional<Path> named(
      String directory, String glob, String file, Predicate<String> wanted) {
    for (Path candidate : list(root.resolve(directory), glob)) {
      if (text(candidate.resolve(file)).filter(wanted).isPresent()) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static List<Path> list(Path directory, String glob) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, glob)) {
      entries.forEach(found::add);
    } catch (IOException e) {
      return List.of();
    }
    Collections.sort(found);
    return found;
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private record IioDirectory(Path directory) implements IioDevice {
    @Override
    public Optional<String> read(String attribute) {
      Path file = directory.resolve(attribute);
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      try {
        return Optional.of(Files.readString(file).strip());
      } catch (IOException e) {
        throw new BusException(
            BusException.Kind.ERROR, file + " can't be read: " + e.getMessage(), e);
      }
    }
  }
}
