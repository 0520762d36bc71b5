package dev.hatrack.task.run;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The values of a task's options.
public final class Options {
  private final Map<String, String> values;

  private Options(Map<String, String> values) {
    this.values = values;
  }

  /// Values by option name.
  public static Options of(Map<String, String> values) {
    return new Options(Map.copyOf(values));
  }

  /// Reads `--name VALUE` and `--name=VALUE`; what the arguments leave open is taken from the
  /// environment. An empty variable counts as one that is not set.
  ///
  /// @throws UsageException for an option that is not known, said twice, or without a value
  public static Options parse(
      List<String> arguments, Map<String, String> environment, List<Option> known) {
    Map<String, String> values = new LinkedHashMap<>();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String[] parts = rest.next().split("=", 2);
      Option option = named(parts[0], known);
      String value = parts.length == 2 ? parts[1] : following(rest, option);
      if (values.putIfAbsent(option.name(), value) != null) {
        throw new UsageException("--" + option.name() + " is given twice");
      }
    }
    for (Option option : known) {
      String value = environment.getOrDefault(option.variable(), "");
      if (!value.isBlank()) {
        values.putIfAbsent(option.name(), value.strip());
      }
    }
    return new Options(values);
  }

  private static Option named(String argument, List<Option> known) {
    return known.stream()
        .filter(option -> argument.equals("--" + option.name()))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "there is no option '" + argument + "', there are " + names(known)));
  }

  private static String names(List<Option> known) {
    return known.stream().map(option -> "--" + option.name()).collect(Collectors.joining(", "));
  }

  private static String following(Iterator<String> rest, Option option) {
    if (!rest.hasNext()) {
      throw new UsageException("--" + option.name() + " needs a value: " + option.meaning());
    }
    return rest.next();
  }

  /// The value of an option, if there is one.
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /// The value of an option as `reading` understands it, or `usual` where it is not given.
  ///
  /// @param shape how a good value looks, for the message
  /// @throws UsageException when `reading` throws, with the option, the value and the shape
  public <T> T read(String name, String shape, T usual, Function<String, T> reading) {
    Optional<String> text = text(name);
    try {
      return text.map(reading).orElse(usual);
    } catch (RuntimeException e) {
      throw new UsageException("--" + name + " is " + shape + ", not '" + text.orElse("") + "'");
    }
  }
}
