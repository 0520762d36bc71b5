package dev.hatrack.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

/// One mapping of the configuration file, read key by key. Every key that is asked for is a known
/// one; what was never asked for is an error that names the nearest known key. What is in force,
/// defaults included, is collected on the way, so that `--check` prints what the agent really uses.
final class Section {
  private static final String HIDDEN = "(hidden)";

  private final String path;
  private final JsonNode node;
  private final Map<String, Object> inForce = new LinkedHashMap<>();

  private Section(String path, JsonNode node) {
    this.path = path;
    this.node = node;
  }

  /// Reads a mapping with all that is in it.
  ///
  /// @param path where it is, with dots; empty for the file itself
  /// @throws ConfigException when it is not a mapping, or has a key that nobody asked for
  static <T> Read<T> read(String path, JsonNode node, Function<Section, T> reader) {
    if (!node.isObject() && !node.isMissingNode() && !node.isNull()) {
      throw new ConfigException(
          (path.isEmpty() ? "the configuration" : path)
              + " must be a mapping of keys to values, not "
              + node);
    }
    Section section = new Section(path, node);
    T value = reader.apply(section);
    section.refuseUnknownKeys();
    return new Read<>(value, section.inForce);
  }

  /// What was read, and the same as plain maps for printing.
  record Read<T>(T value, Map<String, Object> inForce) {}

  <T> T section(String key, Function<Section, T> reader) {
    Read<T> read = read(at(key), take(key), reader);
    inForce.put(key, read.inForce());
    return read.value();
  }

  <T> List<T> sections(String key, Function<Section, T> reader) {
    List<T> values = new ArrayList<>();
    List<Object> shown = new ArrayList<>();
    JsonNode list = take(key);
    if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
      throw wrong(key, "a list", list);
    }
    for (int i = 0; i < list.size(); i++) {
      Read<T> read = read(at(key) + "[" + i + "]", list.get(i), reader);
      values.add(read.value());
      shown.add(read.inForce());
    }
    inForce.put(key, shown);
    return values;
  }

  Optional<String> text(String key) {
    return remember(key, optional(key, "a text", JsonNode::isValueNode).map(JsonNode::asText));
  }

  String text(String key, String otherwise) {
    return remember(key, text(key).orElse(otherwise));
  }

  /// A text that `--check` does not print.
  Optional<String> secret(String key) {
    Optional<String> value = text(key);
    inForce.put(key, value.isPresent() ? HIDDEN : Optional.empty());
    return value;
  }

  /// A text that must be there.
  String required(String key) {
    return text(key).orElseThrow(() -> new ConfigException(at(key) + " is missing"));
  }

  List<String> texts(String key) {
    JsonNode list = take(key);
    if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
      throw wrong(key, "a list", list);
    }
    List<String> values = new ArrayList<>();
    for (JsonNode item : list) {
      if (!item.isValueNode() || item.isNull()) {
        throw wrong(key, "a list of texts", list);
      }
      values.add(item.asText());
    }
    return remember(key, List.copyOf(values));
  }

  OptionalInt number(String key) {
    Optional<JsonNode> found = optional(key, "a whole number", JsonNode::isInt);
    found.ifPresent(number -> inForce.put(key, number.intValue()));
    return found.map(number -> OptionalInt.of(number.intValue())).orElse(OptionalInt.empty());
  }

  int number(String key, int otherwise) {
    return remember(key, number(key).orElse(otherwise));
  }

  boolean flag(String key, boolean otherwise) {
    Optional<JsonNode> found = optional(key, "true or false", JsonNode::isBoolean);
    return remember(key, found.map(JsonNode::booleanValue).orElse(otherwise));
  }

  /// One of a few words, by the constants' names in lower case.
  <E extends Enum<E>> E oneOf(String key, Class<E> type, E otherwise) {
    return constant(key, type, text(key, word(otherwise)));
  }

  /// Some of a few words; none where the key is not there.
  <E extends Enum<E>> List<E> anyOf(String key, Class<E> type) {
    return texts(key).stream().map(text -> constant(key, type, text)).toList();
  }

  private <E extends Enum<E>> E constant(String key, Class<E> type, String text) {
    List<String> words = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      if (word(constant).equals(text)) {
        return constant;
      }
      words.add(word(constant));
    }
    throw new ConfigException(
        at(key) + " must be one of " + String.join(", ", words) + ", not \"" + text + "\"");
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Optional<JsonNode> optional(String key, String wanted, Predicate<JsonNode> fits) {
    JsonNode found = take(key);
    if (found.isMissingNode() || found.isNull()) {
      return Optional.empty();
    }
    if (!fits.test(found)) {
      throw wrong(key, wanted, found);
    }
    return Optional.of(found);
  }

  private JsonNode take(String key) {
    inForce.putIfAbsent(key, Optional.empty());
    JsonNode found = node.get(key);
    return found == null ? MissingNode.getInstance() : found;
  }

  private <T> T remember(String key, T value) {
    inForce.put(key, value);
    return value;
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private ConfigException wrong(String key, String wanted, JsonNode found) {
    return new ConfigException(at(key) + " must be " + wanted + ", not " + found);
  }

  private void refuseUnknownKeys() {
    Iterator<String> names = node.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (!inForce.containsKey(name)) {
        throw new ConfigException(
            "%s: no such key; did you mean %s?"
                .formatted(at(name), at(Spelling.nearest(name, inForce.keySet()))));
      }
    }
  }
}
