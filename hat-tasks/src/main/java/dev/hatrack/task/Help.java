package dev.hatrack.task;

import dev.hatrack.task.run.Option;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What `--help` prints.
final class Help {
  /// The options that every task has.
  static final List<Option> COMMON =
      List.of(
          new Option("addr", "URL", "the agent (http://127.0.0.1:7070)"),
          new Option("board", "BOARD", "a board like scroll-hat-mini (the first that can do it)"),
          new Option("token-file", "FILE", "a bearer token, read again when it is refused (none)"),
          new Option("cacert", "FILE", "authorities to trust on https (those of this Java)"));

  private Help() {}

  static String labels() {
    return Arrays.stream(TaskKind.values()).map(TaskKind::label).collect(Collectors.joining(", "));
  }

  static void print(PrintStream to) {
    to.println("Usage: java -jar hat-tasks.jar TASK [--OPTION VALUE]...");
    to.println();
    to.println("Options of every task:");
    printOptions(COMMON, to);
    for (TaskKind kind : TaskKind.values()) {
      to.println();
      to.println(kind.label() + ": " + kind.meaning());
      printOptions(kind.options(), to);
    }
    to.println();
    to.println("An option that is not given is taken from its variable. A token itself is taken");
    to.println("from HATRACK_TOKEN only, so that it doesn't show in the list of processes.");
  }

  private static void printOptions(List<Option> options, PrintStream to) {
    for (Option option : options) {
      String left = "--" + option.name() + " " + option.value();
      to.printf("  %-19s %-20s %s%n", left, option.variable(), option.meaning());
    }
  }
}
