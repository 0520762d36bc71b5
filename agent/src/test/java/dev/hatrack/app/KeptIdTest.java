package dev.hatrack.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptIdTest {
  private static final Optional<String> UNSAID = Optional.empty();
  private final Path state;
  private final Path root;

  KeptIdTest(@TempDir Path directory) throws IOException {
    this.state = Files.createDirectory(directory.resolve("state"));
    this.root = directory.resolve("root");
  }

  /// A machine as its files tell.
  private MachineMark machine(String serial, String system) throws IOException {
    Path tree = Files.createDirectories(root.resolve("sys/firmware/devicetree/base"));
    Path etc = Files.createDirectories(root.resolve("etc"));
    Files.writeString(tree.resolve("serial-number"), serial.isEmpty() ? "" : serial + "\0");
    Files.writeString(etc.resolve("machine-id"), system.isEmpty() ? "" : system + "\n");
    return MachineMark.of(root);
  }

  private String start(String host, MachineMark machine) {
    return KeptId.of(UNSAID, Optional.of(state), host, machine);
  }

  @Test
  void start_first_takesTheHostsName() throws IOException {
    assertThat(start("pi-1", machine("100000001", "aa"))).isEqualTo("pi-1");
  }

  @Test
  void start_hostRenamed_keepsTheId() throws IOException {
    MachineMark machine = machine("100000001", "aa");
    start("raspberrypi", machine);

    assertThat(start("pi-1", machine)).isEqualTo("raspberrypi");
  }

  @Test
  void start_configured_winsAndLeavesWhatIsKept() throws IOException {
    MachineMark machine = machine("100000001", "aa");
    start("raspberrypi", machine);

    assertThat(KeptId.of(Optional.of("kitchen"), Optional.of(state), "pi-1", machine))
        .isEqualTo("kitchen");
    assertThat(start("pi-1", machine)).isEqualTo("raspberrypi");
  }

  @Test
  void start_copiedCardWithItsMachineId_getsANewIdForGood() throws IOException {
    start("pi-1", machine("100000001", "aa"));
    MachineMark copy = machine("100000002", "aa");

    String other = start("pi-1", copy);

    assertThat(other).matches("pi-1-[0-9a-f]{6}");
    assertThat(start("pi-1", copy)).isEqualTo(other);
  }

  @Test
  void start_copiedCardUnderAnotherName_takesThatName() throws IOException {
    start("pi-1", machine("100000001", "aa"));

    assertThat(start("pi-2", machine("100000002", "aa"))).isEqualTo("pi-2");
  }

  @Test
  void start_copyOfAMachineWithoutSerialNumber_isKnownByItsMachineId() throws IOException {
    start("vm-1", machine("", "aa"));

    assertThat(start("vm-2", machine("", "bb"))).isEqualTo("vm-2");
  }

  @Test
  void start_sameBoardInstalledAnew_keepsTheId() throws IOException {
    start("pi-1", machine("100000001", "aa"));

    assertThat(start("raspberrypi", machine("100000001", "bb"))).isEqualTo("pi-1");
  }

  @Test
  void start_nothingTellsTheMachine_keepsTheId() throws IOException {
    start("pi-1", machine("", ""));

    assertThat(start("pi-2", machine("", ""))).isEqualTo("pi-1");
  }

  @Test
  void start_whatIsKeptIsSpoilt_isWrittenAnew() throws IOException {
    MachineMark machine = machine("100000001", "aa");
    Files.writeString(state.resolve("agent-id.json"), "{\"id\": \"a/b\"}");

    assertThat(start("pi-1", machine)).isEqualTo("pi-1");
    assertThat(start("pi-2", machine)).isEqualTo("pi-1");
  }

  @Test
  void start_withoutAStateDirectory_takesTheHostsNameEachTime() throws IOException {
    MachineMark machine = machine("100000001", "aa");

    assertThat(KeptId.of(UNSAID, Optional.empty(), "pi-1", machine)).isEqualTo("pi-1");
    assertThat(KeptId.of(UNSAID, Optional.empty(), "pi-2", machine)).isEqualTo("pi-2");
  }

  @Test
  void theFile_holdsNeitherSerialNumberNorMachineId() throws IOException {
    start("pi-1", machine("100000001", "0123456789abcdef0123456789abcdef"));

    assertThat(Files.readString(state.resolve("agent-id.json")))
        .contains("pi-1")
        .doesNotContain("100000001", "0123456789abcdef");
  }
}
