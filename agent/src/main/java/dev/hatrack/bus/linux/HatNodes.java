package dev.hatrack.bus.linux;

import dev.hatrack.bus.HatDescription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The HATs that the device tree names: one under `hat`, and stacked HAT+ boards, whose nodes are
/// not documented, under anything that begins so.
///
/// @param root where `proc` is; `/` but in tests
public record HatNodes(Path root) {
  private static final String TREE = "proc/device-tree";
  private static final int LONGEST = 256;

  /// This machine's.
  public HatNodes() {
    this(Path.of("/"));
  }

  public List<HatDescription> list() {
    List<HatDescription> hats = new ArrayList<>();
    try (DirectoryStream<Path> nodes = Files.newDirectoryStream(root.resolve(TREE), "hat*")) {
      for (Path node : nodes) {
        if (Files.isDirectory(node)) {
          hats.add(
              new HatDescription(
                  "/" + root.relativize(node),
                  text(node.resolve("vendor")),
                  text(node.resolve("product")),
                  text(node.resolve("uuid"))));
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    hats.sort(Comparator.comparing(HatDescription::node));
    return hats;
  }

  /// Whatever an EEPROM's maker wrote there, made fit to be shown: up to the first zero, nothing
  /// that would begin another line or move a terminal's cursor, not without end.
  private static String text(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      int end = 0;
      while (end < bytes.length && end < LONGEST && bytes[end] != 0) {
        end++;
      }
      return new String(bytes, 0, end, StandardCharsets.UTF_8)
          .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?")
          .strip();
    } catch (IOException e) {
      return "";
    }
  }
}
