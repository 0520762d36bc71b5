package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// WebSocket frames (RFC 6455, section 5.2) that are not as they should be.
@Timeout(60)
class WebSocketAttacksTest {
  private static final int BINARY = 0x02;
  private static final int CONTINUED = 0x00;
  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;

  private final RunningApi api = new RunningApi(true);

  @AfterEach
  void stop() {
    api.close();
  }

  private RawClient opened() throws IOException {
    RawClient client =
        new RawClient(api)
            .send(
                """
                GET /hat/leds/stream HTTP/1.1\r
                Host: localhost\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                \r
                """);
    assertThat(client.head()).startsWith("HTTP/1.1 101");
    return client;
  }

  /// A part of a message, under a mask of zeros, which changes nothing.
  private static byte[] part(int opcode, int length) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(opcode);
    frame.write(MASKED | TWO_BYTES);
    frame.writeBytes(ByteBuffer.allocate(2).putShort((short) length).array());
    frame.writeBytes(new byte[4 + length]);
    return frame.toByteArray();
  }

  /// `rest` returns when the agent has hung up, and throws when it does not.
  private void sentAway(byte... bytes) throws IOException {
    try (RawClient client = opened()) {
      assertThat(client.send(bytes).rest()).isNotNull();
    }
    assertThat(api.get("/hat").status).isEqualTo(200);
  }

  /// Two to the 63rd bytes are announced, and none comes.
  @Test
  void aFrameThatSaysItIsVast_isNotWaitedFor() throws IOException {
    sentAway(
        ByteBuffer.allocate(14)
            .put((byte) (FINAL | BINARY))
            .put((byte) (MASKED | EIGHT_BYTES))
            .putLong(Long.MAX_VALUE)
            .putInt(0)
            .array());
  }

  @Test
  void partsWithoutEnd_areCutOffAtTheLargestMessage() throws IOException {
    try (RawClient client = opened()) {
      assertThat(client.send(part(BINARY, 1000)).sendWhileTaken(part(CONTINUED, 1000), 100_000))
          .isFalse();
    }
    assertThat(api.get("/hat").status).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8203000000", // no mask
        "c28100000000ff", // a reserved bit
        "838100000000ff", // a reserved opcode
        "808100000000ff", // the rest of nothing
        "89fe008000000000", // a ping of 128 bytes
        "098100000000ff", // a ping in parts
        "888100000000ff", // a close of one byte
        "888200000000ffff", // a close for a reason that there is not
        "818200000000c328" // a text that is no UTF-8
      })
  void aFrameAgainstTheRules_endsTheConnection(String hex) throws IOException {
    sentAway(HexFormat.of().parseHex(hex));
  }

  /// From a fixed seed.
  @Test
  void noise_leavesTheAgentWell() throws IOException {
    SplittableRandom random = new SplittableRandom(20_261_121);
    for (int round = 0; round < 100; round++) {
      byte[] noise = new byte[1 + random.nextInt(200)];
      random.nextBytes(noise);
      try (RawClient client = opened()) {
        var _ = client.send(noise);
      }
    }

    assertThat(api.get("/hat").status).isEqualTo(200);
  }
}
