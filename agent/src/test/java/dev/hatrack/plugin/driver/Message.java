package dev.hatrack.plugin.driver;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes small values as go-cty does: a map's names in order, each text shorter than 256 bytes.
public final class Message {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private Message() {}

  public static byte[] of(Object value) {
    Message message = new Message();
    message.write(value);
    return message.bytes.toByteArray();
  }

  private void write(Object value) {
    switch (value) {
      case Boolean truth -> bytes.write(truth ? 0xc3 : 0xc2);
      case Integer small -> bytes.write(small);
      case String text -> {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        bytes.write(0xd9);
        bytes.write(encoded.length);
        bytes.writeBytes(encoded);
      }
      case List<?> items -> {
        bytes.write(0x90 | items.size());
        items.forEach(this::write);
      }
      case Map<?, ?> entries -> {
        bytes.write(0x80 | entries.size());
        new TreeMap<>(entries)
            .forEach(
                (name, entry) -> {
                  write(name);
                  write(entry);
                });
      }
      default -> bytes.write(0xc0);
    }
  }
}
