package dev.hatrack.bus.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.bus.HatDescription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HatNodesTest {
  private final Path root;

  HatNodesTest(@TempDir Path root) {
    this.root = root;
  }

  private void write(String path, byte[] bytes) throws IOException {
    Path file = root.resolve("proc/device-tree").resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private void text(String path, String text) throws IOException {
    write(path, (text + "\0").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void list_noHat_isEmpty() {
    assertThat(new HatNodes(root).list()).isEmpty();
  }

  @Test
  void list_twoStacked_areBothTold() throws IOException {
    text("hat/vendor", "Raspberry Pi");
    text("hat/product", "Sense HAT");
    text("hat/uuid", "03bd6ebe-5b26-45d4-b6ca-c3d1f0bb4cc5");
    text("hat@51/product", "Some HAT+");
    text("hats-are-not", "no directory");
    assertThat(new HatNodes(root).list())
        .containsExactly(
            new HatDescription(
                "/proc/device-tree/hat",
                "Raspberry Pi",
                "Sense HAT",
                "03bd6ebe-5b26-45d4-b6ca-c3d1f0bb4cc5"),
            new HatDescription("/proc/device-tree/hat@51", "", "Some HAT+", ""));
  }

  @Test
  void list_anyBytesAtAll_areFitToBeShown() throws IOException {
    Random random = new Random(20_261_121);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[random.nextInt(1000)];
      random.nextBytes(bytes);
      write("hat/product", bytes);
      String product = new HatNodes(root).list().getFirst().product();
      assertThat(product).hasSizeLessThanOrEqualTo(256).doesNotContainPattern("\\p{Cntrl}");
    }
  }
}
