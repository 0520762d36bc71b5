package dev.hatrack.plugin.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.task.run.UsageException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderReaderTest {
  @Test
  void read_everything_becomesTheCommandLine() {
    Map<String, Object> config =
        Map.of(
            "task",
            "scroll-clock",
            "args",
            List.of("--font", "3x5"),
            "options",
            Map.of("zone", "Europe/Berlin", "time_format", "24h"),
            "board",
            "scroll-hat-mini",
            "priority",
            60,
            "ttl",
            "1m",
            "exclusive",
            true);

    assertThat(read(config))
        .isEqualTo(
            new TaskOrder(
                "scroll-clock",
                List.of(
                    "--font",
                    "3x5",
                    "--time-format=24h",
                    "--zone=Europe/Berlin",
                    "--board=scroll-hat-mini",
                    "--priority=60",
                    "--ttl=1m",
                    "--exclusive=true")));
  }

  @Test
  void read_optionsAsAListOfMaps_areTheSame() {
    Map<String, Object> config =
        Map.of("task", "t", "options", List.of(Map.of("a", "1"), Map.of("b", "2")));

    assertThat(read(config).arguments()).containsExactly("--a=1", "--b=2");
  }

  @Test
  void read_attributesThatAreNotGiven_saveNothing() {
    Object nil = new Object();
    Map<String, Object> config =
        Map.of("task", "t", "args", nil, "options", nil, "board", nil, "exclusive", nil);

    assertThat(read(config)).isEqualTo(new TaskOrder("t", List.of()));
  }

  @Test
  void read_whatMakesNoSense_saysWhere() {
    assertRefused(Map.of(), "config: task is missing");
    assertRefused(List.of(), "config is a list, not a map");
    assertRefused(Map.of("task", "t", "args", "x"), "args is a list, not a text");
    assertRefused(Map.of("task", "t", "options", "x"), "options is a map, not a text");
    assertRefused(Map.of("task", "t", "options", Map.of("a", List.of())), "options.a is one value");
    assertThatThrownBy(() -> OrderReader.read(new byte[] {(byte) 0xc1}))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("MessagePack");
  }

  private static TaskOrder read(Object config) {
    return OrderReader.read(Message.of(config));
  }

  private static void assertRefused(Object config, String words) {
    assertThatThrownBy(() -> read(config))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(words);
  }
}
