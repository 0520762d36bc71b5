package dev.hatrack.task.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryFilesTest {
  private final Path directory;
  private final DirectoryFiles files;

  DirectoryFilesTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    Files.createDirectory(directory.resolve("local"));
    this.files =
        DirectoryFiles.from(Map.of("NOMAD_TASK_DIR", directory.resolve("local").toString()));
  }

  @Test
  void read_relativePath_beginsAtTheTaskDirectory() throws IOException {
    Path file = Files.writeString(directory.resolve("local").resolve("page.txt"), "hello");
    assertThat(files.read("local/page.txt")).asString().isEqualTo("hello");
    assertThat(files.read(file.toString())).asString().isEqualTo("hello");
  }

  @Test
  void read_pathThatLeavesTheDirectory_isRefused() {
    assertThatThrownBy(() -> files.read("local/../../secret"))
        .isInstanceOf(TaskFailed.class)
        .hasMessage(
            "local/../../secret is not below " + directory + ": name a file there, like local/x");
  }

  @Test
  void read_missingFile_saysWhere() {
    assertThatThrownBy(() -> files.read("local/face.gif"))
        .isInstanceOf(TaskFailed.class)
        .hasMessage(
            "there is no file "
                + directory.resolve("local/face.gif")
                + ": does the job render or fetch it?");
  }

  @Test
  void read_tooLargeFile_isRefused() throws IOException {
    Files.write(directory.resolve("large"), new byte[TaskFiles.LARGEST + 1]);
    assertThatThrownBy(() -> files.read("large"))
        .isInstanceOf(TaskFailed.class)
        .hasMessage("large is larger than 4194304 bytes: make it smaller");
  }
}
