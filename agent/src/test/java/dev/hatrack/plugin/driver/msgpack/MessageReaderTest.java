package dev.hatrack.plugin.driver.msgpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageReaderTest {
  /// {"args": ["a"], "exclusive": true, "ttl": nil, "zone": 1.5, "n": -1, "m": 300}
  private static final String CONFIG =
      "86a4"
          + hex("args")
          + "91a161a9"
          + hex("exclusive")
          + "c3a3"
          + hex("ttl")
          + "c0a4"
          + hex("zone")
          + "cb3ff8000000000000a16effa16dcd012c";

  @Test
  void read_aConfiguration_isWhatWasWritten() throws MalformedMessage {
    assertThat(read(CONFIG))
        .isEqualTo(
            new Value.Entries(
                Map.of(
                    "args", new Value.Items(List.of(new Value.Text("a"))),
                    "exclusive", new Value.Truth(true),
                    "ttl", new Value.Absent(),
                    "zone", new Value.Real(1.5),
                    "n", new Value.Whole(-1),
                    "m", new Value.Whole(300))));
  }

  @Test
  void read_everyWidthOfNumber_isTheNumber() throws MalformedMessage {
    assertThat(read("ccff")).isEqualTo(new Value.Whole(255));
    assertThat(read("ceffffffff")).isEqualTo(new Value.Whole(4_294_967_295L));
    assertThat(read("cf7fffffffffffffff")).isEqualTo(new Value.Whole(Long.MAX_VALUE));
    assertThat(read("cfffffffffffffffff")).isEqualTo(new Value.Text("18446744073709551615"));
    assertThat(read("d080")).isEqualTo(new Value.Whole(-128));
    assertThat(read("d3ffffffffffffffff")).isEqualTo(new Value.Whole(-1));
    assertThat(read("ca3f000000")).isEqualTo(new Value.Real(0.5));
  }

  @Test
  void read_noBytes_isAbsent() throws MalformedMessage {
    assertThat(read("")).isEqualTo(new Value.Absent());
  }

  @Test
  void read_anythingCutShort_isRefused() {
    byte[] whole = HexFormat.of().parseHex(CONFIG);
    for (int length = 1; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> MessageReader.read(cut)).isInstanceOf(MalformedMessage.class);
    }
  }

  @Test
  void read_whatCannotBeAConfiguration_saysWhy() {
    assertRefused("ddffffffff", "4294967295 values should follow");
    assertRefused("dfffffffff", "4294967295 values should follow");
    assertRefused("dbffffffff", "too early");
    assertRefused("91".repeat(40) + "c0", "nested more than 16 deep");
    assertRefused("d40000", "not known yet");
    assertRefused("c1", "0xc1");
    assertRefused("8101c0", "name that is not a text");
    assertRefused("82a161c0a161c0", "'a' twice");
    assertRefused("a1ff", "not UTF-8");
    assertRefused("c0c0", "more after the value at byte 1");
  }

  @Test
  void read_randomBytes_isAValueOrRefused() {
    Random random = new Random(20_261_121);
    for (int i = 0; i < 200_000; i++) {
      byte[] noise = new byte[random.nextInt(64)];
      random.nextBytes(noise);
      try {
        assertThat(MessageReader.read(noise)).isNotNull();
      } catch (MalformedMessage e) {
        assertThat(e).hasMessageContaining("at byte");
      }
    }
  }

  private static void assertRefused(String hex, String why) {
    assertThatThrownBy(() -> read(hex))
        .isInstanceOf(MalformedMessage.class)
        .hasMessageContaining(why);
  }

  private static Value read(String hex) throws MalformedMessage {
    return MessageReader.read(HexFormat.of().parseHex(hex));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }
}
