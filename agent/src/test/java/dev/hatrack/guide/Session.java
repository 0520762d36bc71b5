package dev.hatrack.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Types the blocks of a page into one shell, as its reader does.
///
/// @param environment beside what this process hands on
public record Session(Workplace workplace, Addresses addresses, Map<String, String> environment) {
  private static final Duration A_PAGE_TAKES = Duration.ofMinutes(10);

  /// Variables that would lead a command to another cluster.
  private static final List<String> NOT_INHERITED =
      List.of("CONSUL_", "CURL_", "HATRACK_", "NOMAD_", "VAULT_", "ANSIBLE_");

  /// @throws AssertionError when a command fails, or prints other than the page says
  public void type(Page page, Place.Scene scene) throws IOException, InterruptedException {
    Path typed = Files.createDirectory(workplace.directory().resolve(".typed"));
    Map<Block, List<Path>> files = new LinkedHashMap<>();
    for (Block block : page.typedIn(scene)) {
      files.put(block, write(block, typed, files.size()));
    }
    run(files.values().stream().flatMap(List::stream).toList());
    for (Map.Entry<Block, List<Path>> block : files.entrySet()) {
      check(page, block.getKey(), block.getValue());
    }
  }

  private List<Path> write(Block block, Path directory, int number) throws IOException {
    boolean endless = block.place() instanceof Place.Typed place && place.endless();
    List<Path> files = new ArrayList<>();
    for (String command : block.commands()) {
      String name = "%02d-%02d%s".formatted(number, files.size(), endless ? ".endless" : "");
      Path file = directory.resolve(name);
      files.add(Files.writeString(file, addresses.in(command) + "\n"));
    }
    return files;
  }

  private void run(List<Path> files) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", script().toString()));
    files.forEach(file -> command.add(file.toString()));
    Path log = workplace.directory().resolve(".typed").resolve("session.out");
    var builder =
        new ProcessBuilder(command)
            .directory(workplace.directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(Session::leadsElsewhere);
    builder.environment().putAll(environment);
    Process bash = builder.start();
    bash.getOutputStream().close();
    if (!bash.waitFor(A_PAGE_TAKES.toMillis(), TimeUnit.MILLISECONDS)) {
      bash.descendants().forEach(ProcessHandle::destroy);
      bash.destroy();
    }
  }

  private static boolean leadsElsewhere(String variable) {
    return NOT_INHERITED.stream().anyMatch(variable::startsWith);
  }

  private static Path script() {
    try {
      var resource = Session.class.getResource("session.sh");
      return Path.of(Objects.requireNonNull(resource, "session.sh").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void check(Page page, Block block, List<Path> files) throws IOException {
    StringBuilder printed = new StringBuilder();
    for (Path file : files) {
      String output = read(file, ".out");
      assertThat(read(file, ".status").strip())
          .as("%s: exit status of%n%s%s", block, Files.readString(file), output)
          .isEqualTo("0");
      printed.append(output);
    }
    page.output(block)
        .ifPresent(
            promised ->
                assertThat(Output.missing(promised.lines(), printed.toString().lines().toList()))
                    .as("%s: what is said to be printed, and is not in%n%s", promised, printed)
                    .isEmpty());
  }

  /// What the shell wrote beside a command; nothing when it never came to it.
  private static String read(Path command, String ending) throws IOException {
    Path file = command.resolveSibling(command.getFileName() + ending);
    return Files.exists(file) ? Files.readString(file) : "";
  }
}
