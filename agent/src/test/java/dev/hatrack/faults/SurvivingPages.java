package dev.hatrack.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/// Which pages' names are in the whole records of a journal, read without the agent's own code.
final class SurvivingPages {
  private static final int MAGIC = 8;
  private static final Pattern ID = Pattern.compile("(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])");

  private SurvivingPages() {}

  static Set<String> in(Path journal) throws IOException {
    Set<String> ids = new TreeSet<>();
    ByteBuffer left =
        ByteBuffer.wrap(Files.exists(journal) ? Files.readAllBytes(journal) : new byte[0]);
    if (left.remaining() < MAGIC) {
      return ids;
    }
    left.position(MAGIC);
    while (left.remaining() >= Integer.BYTES * 2) {
      int length = left.getInt();
      int sum = left.getInt();
      if (length <= 0 || length > left.remaining()) {
        return ids;
      }
      byte[] record = new byte[length];
      left.get(record);
      CRC32C crc = new CRC32C();
      crc.update(record);
      if ((int) crc.getValue() != sum) {
        return ids;
      }
      Matcher id = ID.matcher(new String(record, StandardCharsets.ISO_8859_1));
      while (id.find()) {
        ids.add(id.group());
      }
    }
    return ids;
  }
}
