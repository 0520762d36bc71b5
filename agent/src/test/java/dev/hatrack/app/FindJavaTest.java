package dev.hatrack.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How the `hatrack` command finds a Java that is new enough, among Javas that are none.
class FindJavaTest {
  private static final Path COMMAND = Path.of("..", "hatrack");

  private final Path directory;

  FindJavaTest(@TempDir Path directory) {
    this.directory = directory;
  }

  /// @param said what it prints when it is started
  /// @return its home
  private Path java(String name, String said) throws IOException {
    Path home = directory.resolve(name);
    Path java =
        Files.writeString(
            Files.createDirectories(home.resolve("bin")).resolve("java"),
            """
            #!/bin/sh
            touch "%s"
            echo '%s' >&2
            """
                .formatted(started(name), said));
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return home;
  }

  private Path started(String name) {
    return directory.resolve(name + "-was-started");
  }

  private void release(String name, String line) throws IOException {
    Files.writeString(
        directory.resolve(name).resolve("release"),
        "IMPLEMENTOR=\"Somebody\"\n%s\nSOURCE=\"a=b\"\n".formatted(line));
  }

  private String found(Path home) throws IOException, InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder(List.of(COMMAND.toString(), "--print-java")).redirectErrorStream(true);
    command.environment().put("HATRACK_JAVA_HOME", home.toString());
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = command.start();
    String found = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor()).as(found).isZero();
    return found;
  }

  @ParameterizedTest
  @ValueSource(strings = {"25", "25.0.3", "26-ea", "27.0.1+9"})
  void aJavaThatSaysItsRelease_isTaken_andNotStarted(String version)
      throws IOException, InterruptedException {
    Path home = java("new", "nothing");
    release("new", "JAVA_VERSION=\"" + version + "\"");

    assertThat(found(home)).isEqualTo(home.resolve("bin").resolve("java").toString());
    assertThat(started("new")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"17.0.15", "1.8.0_452", "9", "24.0.2", "unknown", ""})
  void oneThatIsTooOld_isPassedOver(String version) throws IOException, InterruptedException {
    Path home = java("old", "openjdk version \"99\" 2099-01-01");
    release("old", "JAVA_VERSION=\"" + version + "\"");

    assertThat(found(home)).isEqualTo(running());
    assertThat(started("old")).doesNotExist();
  }

  @Test
  void oneThatDoesNotSay_isAsked() throws IOException, InterruptedException {
    Path home = java("silent", "openjdk version \"25.0.3\" 2026-04-21");

    assertThat(found(home)).isEqualTo(home.resolve("bin").resolve("java").toString());
  }

  @Test
  void oneThatIsTooOld_andDoesNotSay_isAsked_andPassedOver()
      throws IOException, InterruptedException {
    Path home = java("silent", "openjdk version \"1.8.0_452\"");

    assertThat(found(home)).isEqualTo(running());
  }

  private static String running() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
