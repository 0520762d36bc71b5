package dev.hatrack.guide;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The documents name the usual ports, and a node called `node`; a test has what is free. This is
/// the one place where a documented command is changed before it is run, and `sudo` the other thing
/// that is: the tests are root.
///
/// @param instead what stands for a port, or for `node`
public record Addresses(Map<String, String> instead) {
  private static final Pattern SUDO = Pattern.compile("(?m)(^|\\s)sudo ");
  private static final Pattern NAMED =
      Pattern.compile("(?<=[:= ])(7070|8500|8600|4646)(?=\\b)|(?<=[ /])node(?=:7070)");

  /// @throws IllegalStateException when it names something that is not there
  String in(String command) {
    Matcher named = NAMED.matcher(SUDO.matcher(command).replaceAll("$1"));
    return named.replaceAll(
        result -> {
          String here = instead.get(result.group());
          if (here == null) {
            throw new IllegalStateException(
                "nothing answers at " + result.group() + ": " + command);
          }
          return here;
        });
  }
}
