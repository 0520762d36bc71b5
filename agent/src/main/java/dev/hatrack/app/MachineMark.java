package dev.hatrack.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// What tells this machine from another that has a copy of its disk. `/etc/machine-id` alone does
/// not on a Pi, for it is copied with the card; the board's serial number, which the firmware puts
/// into the device tree, is not. Both are kept as hashes: machine-id(5) asks for that.
///
/// @param serial of the board's serial number; empty where it has none
/// @param system of `/etc/machine-id`; empty where there is none
record MachineMark(Optional<String> serial, Optional<String> system) {
  private static final String SALT = "hatrack agent-id ";
  private static final int MARK_DIGITS = 32;
  private static final int SUFFIX_DIGITS = 6;

  /// @param root where `etc` and `sys` are
  static MachineMark of(Path root) {
    return new MachineMark(
        hash(root.resolve("sys/firmware/devicetree/base/serial-number")),
        hash(root.resolve("etc/machine-id")));
  }

  static MachineMark read(JsonNode kept) {
    return new MachineMark(text(kept, "serial"), text(kept, "system"));
  }

  void write(ObjectNode into) {
    serial.ifPresent(mark -> into.put("serial", mark));
    system.ifPresent(mark -> into.put("system", mark));
  }

  /// Whether this is certainly another machine than that one: another board, or, where a board
  /// can't be told, another installation. The same board with a new installation is the same
  /// machine.
  boolean isAnother(MachineMark than) {
    if (serial.isPresent() && than.serial.isPresent()) {
      return !serial.equals(than.serial);
    }
    return system.isPresent() && than.system.isPresent() && !system.equals(than.system);
  }

  /// A few characters that another machine hardly has.
  String suffix() {
    return serial.or(() -> system).orElseThrow().substring(0, SUFFIX_DIGITS);
  }

  private static Optional<String> text(JsonNode kept, String field) {
    return Optional.of(kept.path(field).asText("")).filter(mark -> mark.length() == MARK_DIGITS);
  }

  private static Optional<String> hash(Path file) {
    try {
      // the device tree ends its texts with a zero byte
      String text = Files.readString(file, StandardCharsets.ISO_8859_1).replace("\0", "").strip();
      if (text.isEmpty()) {
        return Optional.empty();
      }
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((SALT + text).getBytes(StandardCharsets.ISO_8859_1));
      return Optional.of(HexFormat.of().formatHex(digest).substring(0, MARK_DIGITS));
    } catch (IOException _) {
      return Optional.empty(); // not on this kind of machine
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
