package dev.hatrack.surface.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final List<String> RECORDS = List.of("first", "2", "the third one");

  /// What every journal begins with: `hatrack1`.
  private static final int HEAD = 8;

  private final Path directory;
  private final Path file;
  private final FailingDisk disk = new FailingDisk();

  JournalTest(@TempDir Path directory) {
    this.directory = directory;
    this.file = directory.resolve("journal");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<String> read() throws IOException {
    List<String> records = new ArrayList<>();
    Journal.open(file, disk, bytes -> records.add(new String(bytes, StandardCharsets.UTF_8)))
        .close();
    return records;
  }

  private void write() throws IOException {
    try (Journal journal = Journal.create(file, disk, bytes(RECORDS.getFirst()))) {
      for (String record : RECORDS.subList(1, RECORDS.size())) {
        journal.append(bytes(record));
      }
    }
  }

  @Test
  void aRecord_isItsLength_itsChecksum_andItself() throws IOException {
    Journal.create(file, disk, bytes("abc")).close();

    CRC32C crc = new CRC32C();
    crc.update(bytes("abc"));
    byte[] expected =
        ByteBuffer.allocate(19)
            .put(bytes("hatrack1"))
            .putInt(3)
            .putInt((int) crc.getValue())
            .put(bytes("abc"))
            .array();
    assertThat(Files.readAllBytes(file)).isEqualTo(expected);
  }

  @Test
  void open_readsWhatWasWritten_andGoesOn() throws IOException {
    write();
    assertThat(read()).isEqualTo(RECORDS);

    try (Journal journal = Journal.open(file, disk, _ -> {})) {
      journal.append(bytes("fourth"));
      assertThat(journal.bytes()).isEqualTo(Files.size(file));
    }
    assertThat(read()).hasSize(4).endsWith("fourth");
  }

  @Test
  void open_afterTheFileWasCutAnywhere_hasEveryRecordThatIsWhole() throws IOException {
    write();
    byte[] whole = Files.readAllBytes(file);
    int[] ends = {8 + 13, 8 + 13 + 9, 8 + 13 + 9 + 21};
    assertThat(whole).hasSize(ends[2]);

    for (int cut = HEAD; cut <= whole.length; cut++) {
      Files.write(file, Arrays.copyOf(whole, cut));
      int size = cut;
      int expected = (int) Arrays.stream(ends).filter(end -> end <= size).count();

      try (Journal journal = Journal.open(file, disk, _ -> {})) {
        journal.append(bytes("after"));
      }

      List<String> left = new ArrayList<>(RECORDS.subList(0, expected));
      left.add("after");
      assertThat(read()).as("cut at %d", cut).isEqualTo(left);
    }
  }

  /// Found by `tools/faults` with seed 50: an emptied file was taken for a new one, without a word.
  @Test
  void open_ofAFileWithoutItsHead_fails_andLeavesItAsItWas() throws IOException {
    write();
    byte[] whole = Files.readAllBytes(file);
    for (int cut = 0; cut < HEAD; cut++) {
      byte[] left = Arrays.copyOf(whole, cut);
      Files.write(file, left);

      assertThatThrownBy(this::read)
          .isInstanceOf(IOException.class)
          .hasMessage("it has %d bytes and does not begin as a journal does", cut);
      assertThat(Files.readAllBytes(file)).isEqualTo(left);
    }
  }

  @Test
  void open_afterAnyBitHasFlipped_hasTheRecordsBeforeIt() throws IOException {
    write();
    byte[] whole = Files.readAllBytes(file);
    for (int bit = HEAD * 8; bit < whole.length * 8; bit++) {
      byte[] spoilt = whole.clone();
      spoilt[bit / 8] ^= (byte) (1 << (bit % 8));
      Files.write(file, spoilt);

      List<String> left = read();
      assertThat(left).as("bit %d", bit).isEqualTo(RECORDS.subList(0, left.size()));
    }
  }

  @Test
  void append_onAFullDisk_fails_andLeavesNothingBehind() throws IOException {
    try (Journal journal = Journal.create(file, disk, bytes("first"))) {
      disk.fail("No space left on device");
      assertThatThrownBy(() -> journal.append(bytes("lost"))).hasMessageContaining("No space");
      assertThat(journal.torn()).isFalse();
      disk.work();
      journal.append(bytes("second"));
    }
    assertThat(read()).containsExactly("first", "second");
  }

  @Test
  void append_thatCannotEvenBeTakenBack_leavesItTorn() throws IOException {
    try (Journal journal = Journal.create(file, disk, bytes("first"))) {
      disk.fail("Input/output error");
      disk.failEvenToCutBack();
      assertThatThrownBy(() -> journal.append(bytes("lost"))).isInstanceOf(IOException.class);
      assertThat(journal.torn()).isTrue();
    }
    disk.work();
    assertThat(read()).containsExactly("first");
  }

  @Test
  void create_thatFails_leavesTheOldOneAndNoRubbish() throws IOException {
    write();
    disk.fail("No space left on device");

    assertThatThrownBy(() -> Journal.create(file, disk, bytes("new")))
        .isInstanceOf(IOException.class);

    disk.work();
    assertThat(read()).isEqualTo(RECORDS);
    assertThat(directory).isDirectoryContaining(path -> path.equals(file));
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }
}
