package dev.hatrack.nativeimage;

import dev.hatrack.nativeimage.recorder.Access;
import dev.hatrack.nativeimage.recorder.RecorderAgent;
import dev.hatrack.nativeimage.recorder.Tap;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/// The recorder as a jar that a JVM can be started with, and what the programs left that were.
///
/// @param jar the recorder
/// @param recordings a file for each program
record Recorder(Path jar, Path recordings) {
  private static final Path CLASSES = Path.of("target", "test-classes");

  /// Makes the jar.
  ///
  /// @param folder empty
  static Recorder in(Path folder) throws IOException {
    Path jar = folder.resolve("recorder.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", RecorderAgent.class.getName());
    Path classes = CLASSES.resolve(RecorderAgent.class.getPackageName().replace('.', '/'));
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        Stream<Path> all = Files.list(classes)) {
      for (Path one : all.toList()) {
        out.putNextEntry(new JarEntry(CLASSES.relativize(one).toString()));
        Files.copy(one, out);
      }
    }
    return new Recorder(jar, Files.createDirectory(folder.resolve("recordings")));
  }

  /// Starts a jar that records.
  Process start(Path program, String... arguments) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-javaagent:" + jar,
            "-D" + Tap.FOLDER + "=" + recordings,
            "-jar",
            program.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("LC_ALL", "C.UTF-8");
    // Nobody listens there; it is tried all the same, by calls into the C library.
    builder.environment().put("NOTIFY_SOCKET", jar.resolveSibling("notify").toString());
    return builder.start();
  }

  /// What all of them did.
  List<Access> accesses() throws IOException {
    try (Stream<Path> files = Files.list(recordings)) {
      List<Access> all = new ArrayList<>();
      for (Path file : files.toList()) {
        List<String> lines = Files.readAllLines(file);
        if (file.toString().endsWith(Tap.FAILED)) {
          throw new IllegalStateException("the recorder could not watch: " + lines);
        }
        lines.stream().map(Access::read).forEach(all::add);
      }
      return all;
    }
  }
}
