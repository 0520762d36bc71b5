package dev.hatrack.guide;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Compares a documented command with the text of a test, word by word. What may differ is little:
/// who types it (`sudo`, `ssh pi@…`), that nobody is asked or told (`--yes`, `--quiet`), comments,
/// and how words are quoted or listed.
final class Words {
  /// A comment of a shell or of Java.
  private static final Pattern COMMENT = Pattern.compile("(?m)(^|\\s)(#|//).*$");

  private static final Pattern SSH = Pattern.compile("(^|\\s)ssh \\S+@\\S+\\s");
  private static final Pattern BETWEEN = Pattern.compile("[\\s\"',()]+|\\\\(?=\\s)");
  private static final Set<String> LEFT_OUT =
      Set.of("", "sudo", "--yes", "-y", "--quiet", "-q", "--batch-mode", "-B");

  private Words() {}

  /// Whether a test has a command.
  ///
  /// @param test a script, or a Java file
  static boolean has(String test, String command) {
    return Collections.indexOfSubList(of(test), of(command)) >= 0;
  }

  static List<String> of(String text) {
    String plain = SSH.matcher(COMMENT.matcher(text).replaceAll("$1")).replaceAll("$1");
    return Arrays.stream(BETWEEN.split(plain))
        .filter(word -> !LEFT_OUT.contains(word))
        .collect(Collectors.toList());
  }
}
