package dev.hatrack.plugin.driver.msgpack;

import java.util.List;
import java.util.Map;

/// A decoded value.
public sealed interface Value {
  /// Nothing: an attribute that is not given.
  record Absent() implements Value {}

  /// A truth value.
  record Truth(boolean value) implements Value {}

  /// A whole number.
  record Whole(long value) implements Value {}

  /// Another number.
  record Real(double value) implements Value {}

  /// A text; a number that fits neither kind of number comes as one too.
  record Text(String value) implements Value {}

  /// Values in order.
  record Items(List<Value> values) implements Value {
    public Items {
      values = List.copyOf(values);
    }
  }

  /// Values by name, in the order they came in.
  record Entries(Map<String, Value> values) implements Value {}

  /// What it is, for an error: `a list`.
  default String kind() {
    return switch (this) {
      case Absent _ -> "nothing";
      case Truth _ -> "a truth value";
      case Whole _, Real _ -> "a number";
      case Text _ -> "a text";
      case Items _ -> "a list";
      case Entries _ -> "a map";
    };
  }
}
