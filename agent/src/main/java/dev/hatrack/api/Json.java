package dev.hatrack.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// JSON as trees, read strictly: no duplicate keys, nothing behind the document, nothing deep.
final class Json {
  private static final int RECYCLED = 4;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(8)
                          .maxStringLength(Bodies.LARGEST)
                          .maxNumberLength(32)
                          .build())
                  // Jackson's own keeps buffers for each thread, and most of ours live for one call
                  .recyclerPool(JsonRecyclerPools.newBoundedPool(RECYCLED))
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /// A text, number, flag, or a collection or map of them, as a tree.
  static JsonNode value(Object value) {
    return switch (value) {
      case JsonNode node -> node;
      case Integer number -> MAPPER.getNodeFactory().numberNode(number);
      case Double number -> MAPPER.getNodeFactory().numberNode(number);
      case Long number -> MAPPER.getNodeFactory().numberNode(number);
      case Boolean flag -> MAPPER.getNodeFactory().booleanNode(flag);
      case Collection<?> items -> {
        ArrayNode array = array();
        items.forEach(item -> array.add(value(item)));
        yield array;
      }
      case Map<?, ?> map -> {
        ObjectNode object = object();
        map.forEach((key, item) -> object.set(key.toString(), value(item)));
        yield object;
      }
      default -> MAPPER.getNodeFactory().textNode(value.toString());
    };
  }

  static byte[] bytes(JsonNode tree) {
    try {
      return MAPPER.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Reads one object whose keys are all known.
  ///
  /// @throws Problem 400 when it is none, with the place
  static ObjectNode readObject(byte[] body, List<String> known) {
    JsonNode tree = read(body);
    if (!(tree instanceof ObjectNode object)) {
      throw Problem.badRequest("the body must be a JSON object").with("pointer", "");
    }
    Iterator<String> names = object.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (!known.contains(name)) {
        throw Problem.badRequest(
                "there is no \"" + name + "\" here; the known keys are " + String.join(", ", known))
            .with("pointer", "/" + name);
      }
    }
    return object;
  }

  /// What reads it piece by piece, as strictly.
  ///
  /// @throws IOException not of bytes
  static JsonParser parser(byte[] body) throws IOException {
    return MAPPER.createParser(body);
  }

  private static JsonNode read(byte[] body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null
              ? ""
              : " (line %d, column %d)"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw Problem.badRequest("the body is not JSON: " + e.getOriginalMessage() + place);
    } catch (IOException e) {
      throw Problem.badRequest("the body can't be read: " + e.getMessage());
    }
  }
}
