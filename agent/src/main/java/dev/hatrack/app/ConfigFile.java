package dev.hatrack.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The configuration file, read and checked.
///
/// @param config what the agent is to do
/// @param inForce the same as YAML, defaults included, secrets hidden
record ConfigFile(AgentConfig config, String inForce) {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .build();

  /// @param required whether a missing file is an error, rather than the same as an empty one
  /// @param environment fills in what the file leaves open, by the names Consul and Nomad use
  /// @throws ConfigException when it can't be read, or says what can't be done
  static ConfigFile load(Path file, boolean required, Map<String, String> environment) {
    try {
      return parse(Files.readString(file), environment);
    } catch (NoSuchFileException e) {
      if (required) {
        throw new ConfigException("there is no " + file, e);
      }
      return parse("", environment);
    } catch (AccessDeniedException e) {
      throw new ConfigException(
          file + " may hold tokens, and you may not read it: put sudo before the command", e);
    } catch (IOException e) {
      throw new ConfigException("can't read " + file + ": " + e, e);
    } catch (ConfigException e) {
      throw new ConfigException(file + ": " + e.getMessage(), e);
    }
  }

  /// Reads the files that it names, as the agent will when it starts.
  ///
  /// @throws ConfigException when one of them can't be used
  void requireUsableFiles() {
    try {
      var _ = config.http().pair();
    } catch (IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    }
  }

  static ConfigFile parse(String yaml, Map<String, String> environment) {
    Section.Read<AgentConfig> read = read(tree(yaml), environment);
    try {
      return new ConfigFile(read.value(), YAML.writeValueAsString(node(read.inForce())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The parts of the configuration check their own values, and know no file.
  private static Section.Read<AgentConfig> read(JsonNode tree, Map<String, String> environment) {
    try {
      return Section.read("", tree, section -> AgentConfig.read(section, environment));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    }
  }

  private static JsonNode tree(String yaml) {
    try {
      JsonNode tree = YAML.readTree(yaml);
      return tree == null ? MissingNode.getInstance() : tree;
    } catch (JsonProcessingException e) {
      throw new ConfigException("this is not YAML: " + e.getOriginalMessage(), e);
    }
  }

  private static JsonNode node(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        ObjectNode object = YAML.createObjectNode();
        map.forEach((key, item) -> object.set(key.toString(), node(item)));
        yield object;
      }
      case List<?> list -> {
        ArrayNode array = YAML.createArrayNode();
        list.forEach(item -> array.add(node(item)));
        yield array;
      }
      case Optional<?> optional -> optional.map(ConfigFile::node).orElseGet(NullNode::getInstance);
      case Integer number -> YAML.getNodeFactory().numberNode(number);
      case Boolean flag -> YAML.getNodeFactory().booleanNode(flag);
      default -> YAML.getNodeFactory().textNode(value.toString());
    };
  }
}
