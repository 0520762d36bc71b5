package dev.hatrack.nativeimage;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hatrack.nativeimage.recorder.Access.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A `reachability-metadata.json` of ours: sorted, a line for each class, path or function.
record MetadataFile(Path path) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ERRNO = "|CaptureCallState";

  /// Of the jar that a module makes.
  ///
  /// @param module its folder
  static MetadataFile of(Path module, String artifact) {
    return new MetadataFile(
        module.resolve(
            "src/main/resources/META-INF/native-image/dev.hatrack/%s/reachability-metadata.json"
                .formatted(artifact)));
  }

  /// What it says; nothing if it is not there.
  Metadata read() throws IOException {
    if (!Files.exists(path)) {
      return Metadata.of(List.of());
    }
    List<Entry> entries = new ArrayList<>();
    JsonNode root = JSON.readTree(path.toFile());
    for (JsonNode type : root.path("reflection")) {
      entries.addAll(ReflectionEntry.read(type));
    }
    for (JsonNode resource : root.path("resources")) {
      entries.add(
          resource.has("glob")
              ? new Entry(Kind.RESOURCE, resource.get("glob").textValue(), "")
              : new Entry(Kind.BUNDLE, resource.get("bundle").textValue(), ""));
    }
    for (JsonNode function : root.path("foreign").path("downcalls")) {
      entries.add(downcall(function));
    }
    return Metadata.of(entries);
  }

  void write(Metadata metadata) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(
        path,
        """
        {
          "reflection": %s,
          "resources": %s,
          "foreign": {
            "downcalls": %s
          }
        }
        """
            .formatted(
                lines(reflection(metadata), "  "),
                lines(of(metadata, Kind.RESOURCE, Kind.BUNDLE).map(MetadataFile::resource), "  "),
                lines(of(metadata, Kind.DOWNCALL).map(MetadataFile::downcall), "    ")));
  }

  private static Stream<ObjectNode> reflection(Metadata metadata) {
    Map<String, ReflectionEntry> types = new TreeMap<>();
    of(metadata, Kind.TYPE, Kind.METHOD, Kind.FIELD, Kind.ALLOCATION, Kind.PROXY)
        .forEach(it -> types.computeIfAbsent(it.target(), ReflectionEntry::named).add(it));
    return types.values().stream().map(ReflectionEntry::json);
  }

  private static Stream<Entry> of(Metadata metadata, Kind... kinds) {
    return metadata.entries().stream().filter(it -> List.of(kinds).contains(it.kind()));
  }

  private static ObjectNode resource(Entry entry) {
    return JSON.createObjectNode()
        .put(entry.kind() == Kind.BUNDLE ? "bundle" : "glob", entry.target());
  }

  private static ObjectNode downcall(Entry entry) {
    String parameters = entry.member().replace(ERRNO, "");
    ObjectNode function = JSON.createObjectNode().put("returnType", entry.target());
    ArrayNode types = function.putArray("parameterTypes");
    Arrays.stream(parameters.split(",")).filter(type -> !type.isEmpty()).forEach(types::add);
    if (!parameters.equals(entry.member())) {
      function.putObject("options").put("captureCallState", true);
    }
    return function;
  }

  private static Entry downcall(JsonNode function) {
    String errno = function.path("options").path("captureCallState").asBoolean() ? ERRNO : "";
    return new Entry(
        Kind.DOWNCALL,
        Optional.ofNullable(function.get("returnType")).map(JsonNode::textValue).orElse("void"),
        ReflectionEntry.texts(function.path("parameterTypes")).collect(joining(",")) + errno);
  }

  private static String lines(Stream<ObjectNode> nodes, String indent) {
    List<String> lines = nodes.map(JsonNode::toString).toList();
    return lines.isEmpty()
        ? "[]"
        : lines.stream().collect(joining(",\n  " + indent, "[\n  " + indent, "\n" + indent + "]"));
  }
}
