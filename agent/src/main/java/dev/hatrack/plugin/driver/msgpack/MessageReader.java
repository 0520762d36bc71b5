package dev.hatrack.plugin.driver.msgpack;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads one value. It never takes more memory than the bytes it is given could fill: each item of
/// a list or map takes at least a byte, and values are nested at most sixteen deep.
///
/// Source of the formats: the MessagePack specification,
/// github.com/msgpack/msgpack/blob/master/spec.md.
public final class MessageReader {
  private static final int DEEPEST = 16;

  private final ByteBuffer bytes;

  private MessageReader(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  /// The one value that these bytes are; no bytes at all are {@link Value.Absent}.
  public static Value read(byte[] bytes) throws MalformedMessage {
    if (bytes.length == 0) {
      return new Value.Absent();
    }
    MessageReader reader = new MessageReader(bytes);
    Value value = reader.value(0);
    if (reader.bytes.hasRemaining()) {
      throw reader.wrong("more after the value");
    }
    return value;
  }

  private Value value(int depth) throws MalformedMessage {
    if (depth > DEEPEST) {
      throw wrong("values nested more than " + DEEPEST + " deep");
    }
    int tag = (int) unsigned(1);
    if (tag < 0x80) {
      return new Value.Whole(tag);
    }
    if (tag >= 0xe0) {
      return new Value.Whole((byte) tag);
    }
    return switch (tag & 0xf0) {
      case 0x80 -> entries(tag & 0x0f, depth);
      case 0x90 -> items(tag & 0x0f, depth);
      case 0xa0, 0xb0 -> text(tag & 0x1f);
      default -> tagged(tag, depth);
    };
  }

  private Value tagged(int tag, int depth) throws MalformedMessage {
    return switch (tag) {
      case 0xc0 -> new Value.Absent();
      case 0xc2, 0xc3 -> new Value.Truth(tag == 0xc3);
      case 0xc4, 0xd9 -> text(unsigned(1));
      case 0xc5, 0xda -> text(unsigned(2));
      case 0xc6, 0xdb -> text(unsigned(4));
      case 0xca -> new Value.Real(room(4).getFloat());
      case 0xcb -> new Value.Real(room(8).getDouble());
      case 0xcc, 0xcd, 0xce -> new Value.Whole(unsigned(1 << (tag - 0xcc)));
      case 0xcf -> large(room(8).getLong());
      case 0xd0 -> new Value.Whole(room(1).get());
      case 0xd1 -> new Value.Whole(room(2).getShort());
      case 0xd2 -> new Value.Whole(room(4).getInt());
      case 0xd3 -> new Value.Whole(room(8).getLong());
      case 0xdc -> items(unsigned(2), depth);
      case 0xdd -> items(unsigned(4), depth);
      case 0xde -> entries(unsigned(2), depth);
      case 0xdf -> entries(unsigned(4), depth);
      // go-cty writes a value that is not known yet as an extension
      case 0xc7, 0xc8, 0xc9, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8 ->
          throw wrong("a value that is not known yet (an extension)");
      default -> throw wrong("a byte that begins no value (0x" + Integer.toHexString(tag) + ")");
    };
  }

  private static Value large(long bits) {
    return bits >= 0 ? new Value.Whole(bits) : new Value.Text(Long.toUnsignedString(bits));
  }

  private Value items(long count, int depth) throws MalformedMessage {
    List<Value> values = new ArrayList<>(counted(count, 1));
    for (long i = 0; i < count; i++) {
      values.add(value(depth + 1));
    }
    return new Value.Items(values);
  }

  private Value entries(long count, int depth) throws MalformedMessage {
    Map<String, Value> values = LinkedHashMap.newLinkedHashMap(counted(count, 2));
    for (long i = 0; i < count; i++) {
      if (!(value(depth + 1) instanceof Value.Text(String name))) {
        throw wrong("a map's name that is not a text");
      }
      if (values.put(name, value(depth + 1)) != null) {
        throw wrong("'" + name + "' twice in a map");
      }
    }
    return new Value.Entries(values);
  }

  /// A count that the bytes left can hold.
  private int counted(long count, int bytesEach) throws MalformedMessage {
    if (count * bytesEach > bytes.remaining()) {
      throw wrong("the end, where " + count + " values should follow,");
    }
    return (int) count;
  }

  private Value text(long length) throws MalformedMessage {
    ByteBuffer text = room(length).slice().limit((int) length);
    bytes.position(bytes.position() + (int) length);
    try {
      return new Value.Text(StandardCharsets.UTF_8.newDecoder().decode(text).toString());
    } catch (CharacterCodingException e) {
      throw wrong("a text that is not UTF-8, before what is");
    }
  }

  private long unsigned(int size) throws MalformedMessage {
    ByteBuffer room = room(size);
    long value = 0;
    for (int i = 0; i < size; i++) {
      value = (value << 8) | (room.get() & 0xff);
    }
    return value;
  }

  private ByteBuffer room(long size) throws MalformedMessage {
    if (size > bytes.remaining()) {
      throw wrong("the end, " + (size - bytes.remaining()) + " bytes too early,");
    }
    return bytes;
  }

  private MalformedMessage wrong(String what) {
    return new MalformedMessage(what, bytes.position());
  }
}
