package dev.hatrack.plugin.driver.msgpack;

/// Bytes that are not one MessagePack value, or one that no configuration holds. The message says
/// what is wrong, and at which byte.
public final class MalformedMessage extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedMessage(String what, int at) {
    super("not a configuration in MessagePack: " + what + " at byte " + at);
  }
}
