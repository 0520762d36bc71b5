package dev.hatrack.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SectionTest {
  private record Http(String address, int port) {
    static Http read(Section section) {
      return new Http(section.text("address", "127.0.0.1"), section.number("port", 7070));
    }
  }

  private static Section.Read<Http> http(String yaml) {
    return Section.read("", tree(yaml), section -> section.section("http", Http::read));
  }

  private static JsonNode tree(String yaml) {
    try {
      return new YAMLMapper().readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void missingKeys_haveDefaults() {
    assertThat(http("{}").value()).isEqualTo(new Http("127.0.0.1", 7070));
    assertThat(http("http:").value()).isEqualTo(new Http("127.0.0.1", 7070));
  }

  @Test
  void givenKeys_areUsed() {
    assertThat(http("http: { port: 8080 }").value()).isEqualTo(new Http("127.0.0.1", 8080));
  }

  @Test
  void whatIsInForce_hasTheDefaultsToo() {
    assertThat(http("http: { port: 8080 }").inForce())
        .isEqualTo(Map.of("http", Map.of("address", "127.0.0.1", "port", 8080)));
  }

  @Test
  void unknownKey_namesTheNearestKnownOne() {
    assertThatThrownBy(() -> http("http: { prot: 8080 }"))
        .hasMessage("http.prot: no such key; did you mean http.port?");
    assertThatThrownBy(() -> http("htpp: {}")).hasMessage("htpp: no such key; did you mean http?");
  }

  @Test
  void wrongType_saysWhatIsWanted() {
    assertThatThrownBy(() -> http("http: { port: many }"))
        .hasMessage("http.port must be a whole number, not \"many\"");
    assertThatThrownBy(() -> http("http: [1]"))
        .hasMessage("http must be a mapping of keys to values, not [1]");
  }

  @Test
  void lists_areReadItemByItem() {
    assertThat(boards("boards: [{board: a}, {board: b}]")).containsExactly("a", "b");
    assertThatThrownBy(() -> boards("boards: [{board: a}, {bord: b}]"))
        .hasMessage("boards[1].bord: no such key; did you mean boards[1].board?");
  }

  private static List<String> boards(String yaml) {
    return Section.read(
            "",
            tree(yaml),
            section -> section.sections("boards", item -> item.text("board").orElse("none")))
        .value();
  }
}
