package dev.hatrack.cluster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One question to a DNS server on 127.0.0.1, over UDP (RFC 1035, section 4; SRV: RFC 2782).
public final class DnsQuery {
  private static final int ID = 0x4a7;
  private static final int RECURSION_DESIRED = 0x0100;
  private static final int INTERNET = 1;
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private DnsQuery() {}

  /// The kinds of record asked for.
  public enum Type {
    A(1),
    SRV(33);

    private final int code;

    Type(int code) {
      this.code = code;
    }
  }

  /// The answers as in a zone file: an address, or priority, weight, port and target. Empty where
  /// the name does not exist.
  public static List<String> ask(int port, String name, Type type) throws IOException {
    byte[] question = question(name, type);
    byte[] buffer = new byte[4096];
    var answer = new DatagramPacket(buffer, buffer.length);
    try (var socket = new DatagramSocket()) {
      socket.setSoTimeout((int) TIMEOUT.toMillis());
      socket.connect(InetAddress.getLoopbackAddress(), port);
      socket.send(new DatagramPacket(question, question.length));
      socket.receive(answer);
    }
    return new Message(buffer, answer.getLength()).records(type, question.length);
  }

  private static byte[] question(String name, Type type) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    for (int field : new int[] {ID, RECURSION_DESIRED, 1, 0, 0, 0}) {
      out.writeShort(field);
    }
    for (String label : name.split("\\.", -1)) {
      out.writeByte(label.length());
      out.write(label.getBytes(StandardCharsets.US_ASCII));
    }
    out.writeByte(0);
    out.writeShort(type.code);
    out.writeShort(INTERNET);
    return bytes.toByteArray();
  }

  private static final class Message {
    private static final int ANSWER_COUNT_AT = 6;

    private final byte[] bytes;
    private final int length;

    Message(byte[] bytes, int length) {
      this.bytes = bytes;
      this.length = length;
    }

    /// @param from where the answers begin: after the question, which is repeated
    List<String> records(Type type, int from) throws IOException {
      List<String> found = new ArrayList<>();
      int answers = in(ANSWER_COUNT_AT).readUnsignedShort();
      int at = from;
      for (int i = 0; i < answers; i++) {
        at = afterName(at);
        DataInputStream in = in(at);
        int code = in.readUnsignedShort();
        in.skipNBytes(2 + 4); // class, time to live
        int size = in.readUnsignedShort();
        int data = at + 10;
        if (code == type.code) {
          found.add(type == Type.A ? address(data) : service(data));
        }
        at = data + size;
      }
      return found;
    }

    private String address(int at) throws IOException {
      return InetAddress.getByAddress(in(at).readNBytes(4)).getHostAddress();
    }

    private String service(int at) throws IOException {
      DataInputStream in = in(at);
      return "%d %d %d %s"
          .formatted(
              in.readUnsignedShort(), in.readUnsignedShort(), in.readUnsignedShort(), name(at + 6));
    }

    private DataInputStream in(int at) {
      return new DataInputStream(new ByteArrayInputStream(bytes, at, length - at));
    }

    private String name(int start) throws IOException {
      var name = new StringBuilder();
      int at = start;
      while (bytes[at] != 0) {
        if (pointer(at)) {
          at = in(at).readUnsignedShort() & 0x3fff;
        } else {
          name.append(new String(bytes, at + 1, bytes[at], StandardCharsets.US_ASCII)).append('.');
          at += 1 + bytes[at];
        }
      }
      return name.toString();
    }

    private int afterName(int start) {
      int at = start;
      while (bytes[at] != 0 && !pointer(at)) {
        at += 1 + bytes[at];
      }
      return at + (pointer(at) ? 2 : 1);
    }

    private boolean pointer(int at) {
      return (bytes[at] & 0xc0) == 0xc0;
    }
  }
}
