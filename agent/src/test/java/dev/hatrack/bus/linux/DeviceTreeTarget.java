package dev.hatrack.bus.linux;

import dev.hatrack.fuzz.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What the kernel has copied from a HAT's ID EEPROM into the device tree.
public final class DeviceTreeTarget implements Target {
  private final Path root;

  public DeviceTreeTarget() throws IOException {
    root = Files.createTempDirectory("hatrack-fuzz");
    Path hat = Files.createDirectories(root.resolve("proc/device-tree/hat"));
    root.toFile().deleteOnExit();
    for (String property : List.of("vendor", "product", "uuid")) {
      Files.writeString(hat.resolve(property), property);
    }
  }

  @Override
  public String name() {
    return "device-tree";
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(
        "Sense HAT\0".getBytes(StandardCharsets.UTF_8),
        "\u001b[31mred\u009b1m\u2028\u202e\r\nlevel=error".getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void read(byte[] input) throws IOException {
    Files.write(root.resolve("proc/device-tree/hat/product"), input);
    String said = new HatNodes(root).list().getFirst().toString();
    if (said.codePoints().anyMatch(DeviceTreeTarget::movesTheCursor)) {
      throw new IllegalStateException("what is shown of it has control characters in it");
    }
  }

  private static boolean movesTheCursor(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of();
  }
}
