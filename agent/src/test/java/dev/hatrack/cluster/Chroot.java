package dev.hatrack.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The files that the tasks of the tests need, for Nomad's `chroot_env`. Its default takes all of
/// `/usr`, `/lib` and `/etc` for each task, which costs many seconds of copying or linking; this is
/// the Java runtime, `sh`, `curl` and what they load.
final class Chroot {
  private static final Path SHELL = Path.of("/bin/sh");
  private static final List<String> PROGRAMS = List.of("curl", "date", "sleep", "tail");
  private static final List<String> SETTINGS =
      List.of(
          "/etc/group",
          "/etc/hosts",
          "/etc/localtime",
          "/etc/nsswitch.conf",
          "/etc/passwd",
          "/etc/resolv.conf");
  private static final Pattern LIBRARY = Pattern.compile("(?:^|\\s)(/\\S+) \\(0x");

  /// Where each file of the chroot comes from. Nomad links files, not what a link points at, so a
  /// source is never a link.
  private final Map<Path, Path> destinationBySource = new TreeMap<>();

  private final Path javaHome;

  private Chroot(Path javaHome) {
    this.javaHome = javaHome;
  }

  /// @param java the `java` that Nomad's driver will find
  static Chroot of(Path java) throws IOException {
    var chroot = new Chroot(java.toRealPath().resolve("../..").normalize());
    chroot.addJava();
    chroot.addProgram(SHELL);
    for (String program : PROGRAMS) {
      chroot.addProgram(
          onPath(program).orElseThrow(() -> new IOException(program + " is not on PATH")));
    }
    for (String setting : SETTINGS) {
      chroot.add(Path.of(setting));
    }
    return chroot;
  }

  /// Where a program is.
  static Optional<Path> onPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// As a block of Nomad's client configuration.
  String hcl() {
    return destinationBySource.entrySet().stream()
        .map(entry -> "    \"%s\" = \"%s\"\n".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("", "  chroot_env {\n", "  }\n"));
  }

  private void add(Path file) throws IOException {
    if (Files.exists(file)) {
      destinationBySource.put(file.toRealPath(), file);
    }
  }

  private void addProgram(Path program) throws IOException {
    add(program);
    addLibraries(List.of(program));
  }

  private void addJava() throws IOException {
    destinationBySource.put(javaHome, javaHome);
    List<Path> libraries = new ArrayList<>();
    try (Stream<Path> tree = Files.walk(javaHome)) {
      for (Path file : tree.filter(path -> !Files.isDirectory(path)).toList()) {
        if (Files.isSymbolicLink(file)) {
          addTarget(file);
        } else if (file.toString().endsWith(".so")) {
          libraries.add(file);
        }
      }
    }
    addLibraries(libraries);
  }

  /// Distributions keep the settings of a Java runtime in `/etc`.
  private void addTarget(Path link) throws IOException {
    if (Files.isRegularFile(link)) {
      Path target = link.toRealPath();
      if (!target.startsWith(javaHome)) {
        destinationBySource.put(target, target);
      }
    }
  }

  private void addLibraries(List<Path> binaries) throws IOException {
    List<String> command = new ArrayList<>(List.of("ldd"));
    binaries.forEach(binary -> command.add(binary.toString()));
    Process ldd = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(ldd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher library = LIBRARY.matcher(output);
    while (library.find()) {
      Path file = Path.of(library.group(1)).normalize();
      if (!file.startsWith(javaHome)) {
        add(file);
      }
    }
  }
}
