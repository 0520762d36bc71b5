package dev.hatrack.nativeimage;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hatrack.nativeimage.recorder.Access.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// One element of the section `reflection`: a class with its members, or a proxy.
///
/// @param entries of it; sorted as they came
record ReflectionEntry(String target, List<Entry> entries) {
  static ReflectionEntry named(String target) {
    return new ReflectionEntry(target, new ArrayList<>());
  }

  void add(Entry entry) {
    entries.add(entry);
  }

  static List<Entry> read(JsonNode element) {
    JsonNode type = element.get("type");
    if (type.isObject()) {
      String interfaces = texts(type.get("proxy")).collect(joining(","));
      return List.of(new Entry(Kind.PROXY, interfaces, ""));
    }
    String name = type.textValue();
    List<Entry> entries = new ArrayList<>(List.of(Entry.type(name)));
    for (JsonNode method : element.path("methods")) {
      String parameters = texts(method.path("parameterTypes")).collect(joining(",", "(", ")"));
      entries.add(new Entry(Kind.METHOD, name, method.get("name").textValue() + parameters));
    }
    for (JsonNode field : element.path("fields")) {
      entries.add(new Entry(Kind.FIELD, name, field.get("name").textValue()));
    }
    if (element.path("unsafeAllocated").asBoolean()) {
      entries.add(new Entry(Kind.ALLOCATION, name, ""));
    }
    return entries;
  }

  ObjectNode json() {
    ObjectNode element = JsonNodeFactory.instance.objectNode();
    if (entries.getFirst().kind() == Kind.PROXY) {
      ArrayNode interfaces = element.putObject("type").putArray("proxy");
      Arrays.stream(target.split(",")).forEach(interfaces::add);
      return element;
    }
    element.put("type", target);
    of(Kind.METHOD).forEach(it -> element.withArray("methods").add(method(it.member())));
    of(Kind.FIELD).forEach(it -> element.withArray("fields").addObject().put("name", it.member()));
    of(Kind.ALLOCATION).forEach(it -> element.put("unsafeAllocated", true));
    return element;
  }

  private Stream<Entry> of(Kind kind) {
    return entries.stream().filter(it -> it.kind() == kind);
  }

  private static ObjectNode method(String member) {
    int open = member.indexOf('(');
    ObjectNode method =
        JsonNodeFactory.instance.objectNode().put("name", member.substring(0, open));
    ArrayNode types = method.putArray("parameterTypes");
    Arrays.stream(member.substring(open + 1, member.length() - 1).split(","))
        .filter(type -> !type.isEmpty())
        .forEach(types::add);
    return method;
  }

  static Stream<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::textValue);
  }
}
