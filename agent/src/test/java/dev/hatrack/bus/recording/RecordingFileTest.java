package dev.hatrack.bus.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.bus.recording.Transaction.GpioLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFileTest {
  private final Path directory;

  RecordingFileTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void accept_eachLine_isInTheFileAtOnce() throws IOException {
    Path path = directory.resolve("bus.log");
    try (RecordingFile file = new RecordingFile(path)) {
      file.accept(new GpioLevel(5, true));
      assertThat(path).hasContent("gpio 5 in 1\n");
      file.accept(new GpioLevel(5, false));
      assertThat(path).hasContent("gpio 5 in 1\ngpio 5 in 0\n");
    }
  }

  @Test
  void open_fileThatIsThere_goesOnBehindIt() throws IOException {
    Path path = directory.resolve("bus.log");
    Files.writeString(path, "gpio 6 in 1\n");
    try (RecordingFile file = new RecordingFile(path)) {
      file.accept(new GpioLevel(5, true));
    }
    assertThat(path).hasContent("gpio 6 in 1\ngpio 5 in 1\n");
  }

  @Test
  void accept_afterTheEnd_isQuiet() throws IOException {
    Path path = directory.resolve("bus.log");
    RecordingFile file = new RecordingFile(path);
    file.close();
    file.accept(new GpioLevel(5, true));
    assertThat(path).isEmptyFile();
  }

  @Test
  void accept_severalThreads_keepsLinesWhole() throws Exception {
    Path path = directory.resolve("bus.log");
    try (RecordingFile file = new RecordingFile(path)) {
      List<Thread> writers = new ArrayList<>();
      for (int number = 0; number < 4; number++) {
        GpioLevel line = new GpioLevel(number, true);
        writers.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      for (int i = 0; i < 100; i++) {
                        file.accept(line);
                      }
                    }));
      }
      for (Thread writer : writers) {
        writer.join();
      }
    }
    assertThat(Recording.read(path).entries()).hasSize(400);
  }
}
