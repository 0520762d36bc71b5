package dev.hatrack.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A small program that does one of each, recorded.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecorderTest {
  private final Path directory;
  private List<String> seen = List.of();

  RecorderTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeAll
  void run() throws IOException, InterruptedException {
    Recorder recorder = Recorder.in(directory);
    Process program = recorder.start(jar());
    assertThat(program.inputReader().readLine()).isEqualTo("5 java.lang.Integer true");
    assertThat(program.waitFor()).isZero();
    seen =
        recorder.accesses().stream()
            .filter(access -> access.caller().equals(Reflective.class.getName() + ".main"))
            .map(Entry::of)
            .map(Entry::toString)
            .toList();
  }

  @Test
  void aClassByName_isSeen_andOneThatIsNowhereIsNot() {
    assertThat(seen).contains("TYPE java.lang.Integer").noneMatch(it -> it.contains("Nowhere"));
  }

  @Test
  void aMethod_isSeen_withItsParameters() {
    assertThat(seen).contains("METHOD java.lang.String length()");
  }

  @Test
  void aConstructorThatThrows_isSeen() {
    assertThat(seen).contains("METHOD java.lang.Integer <init>(java.lang.String)");
  }

  @Test
  void aMethodHandle_isOfTheClassThatHasTheMethod() {
    assertThat(seen).contains("METHOD java.util.AbstractCollection toString()");
  }

  @Test
  void anArray_isSeen() {
    assertThat(seen).contains("TYPE java.lang.Integer[]");
  }

  @Test
  void aProxy_isSeen() {
    assertThat(seen).contains("PROXY java.lang.Runnable,java.lang.Comparable");
  }

  @Test
  void aResource_isSeen_fromTheRoot() {
    assertThat(seen)
        .contains("RESOURCE " + Reflective.class.getName().replace('.', '/') + ".class");
  }

  @Test
  void aCFunction_isSeen_withItsShape() {
    assertThat(seen).contains("DOWNCALL jint jint|CaptureCallState");
  }

  private Path jar() throws IOException {
    Path jar = directory.resolve("program.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Reflective.class.getName());
    String name = Reflective.class.getName().replace('.', '/') + ".class";
    try (var file = Files.newOutputStream(jar);
        var out = new JarOutputStream(file, manifest)) {
      out.putNextEntry(new JarEntry(name));
      Files.copy(Path.of("target", "test-classes").resolve(name), out);
    }
    return jar;
  }
}
