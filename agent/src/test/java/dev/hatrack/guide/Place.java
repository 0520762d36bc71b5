package dev.hatrack.guide;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Where the commands of a block are run, as the words behind its fence say.
public sealed interface Place {
  /// What a fence can say.
  String WORDS =
      """
      The fence of a block of commands says where a test runs them:
        ```sh demo              beside a running ./hatrack demo
        ```sh cluster           on a real Consul and Nomad, with an agent whose boards are simulated
        ```sh extended          the same, with the programs of tools/extended
        ```sh demo endless      the commands never end: each must print something, and is then ended
        ```sh machine FILE...   they need a machine of their own: each stands in one of these tests
      and ```text output is what the block before it prints, where … stands for anything.
      docs/architecture.md has more.\
      """;

  /// What the commands of a page find when they are typed.
  enum Scene {
    DEMO,
    CLUSTER,
    EXTENDED
  }

  /// The commands are run as they stand.
  ///
  /// @param endless whether they run until somebody ends them
  record Typed(Scene scene, boolean endless) implements Place {}

  /// The commands would change the machine they are typed on: a test has them, that has a machine
  /// to spare.
  ///
  /// @param tests from the repository's root
  record Machine(List<Path> tests) implements Place {
    public Machine {
      tests = List.copyOf(tests);
    }
  }

  /// @throws IllegalArgumentException when the fence says nothing of the kind, with what it can say
  static Place of(String info) {
    List<String> words = Arrays.asList(info.split(" +"));
    if (words.size() < 2 || !words.getFirst().equals("sh")) {
      throw new IllegalArgumentException("```" + info + " does not say where. " + WORDS);
    }
    List<String> more = words.subList(2, words.size());
    return words.get(1).equals("machine")
        ? machine(info, more)
        : new Typed(scene(info, words.get(1)), endless(info, more));
  }

  private static Machine machine(String info, List<String> files) {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("```" + info + " names no test. " + WORDS);
    }
    return new Machine(files.stream().map(Path::of).toList());
  }

  private static Scene scene(String info, String word) {
    return Arrays.stream(Scene.values())
        .filter(scene -> scene.name().toLowerCase(Locale.ROOT).equals(word))
        .findAny()
        .orElseThrow(
            () -> new IllegalArgumentException("```%s: no %s. %s".formatted(info, word, WORDS)));
  }

  private static boolean endless(String info, List<String> words) {
    if (words.isEmpty()) {
      return false;
    }
    if (words.equals(List.of("endless"))) {
      return true;
    }
    throw new IllegalArgumentException("```%s: what is %s? %s".formatted(info, words, WORDS));
  }
}
