package dev.hatrack.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.bus.simulated.SimulatedHeader;
import dev.hatrack.doctor.ConfiguredBoard;
import dev.hatrack.doctor.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the doctor is told of a configuration file.
class DoctorSetupTest {
  private final Path file;

  DoctorSetupTest(@TempDir Path directory) {
    file = directory.resolve("hatrack.yaml");
  }

  @Test
  void boards_eachComeWithWhatTheyNeedOfTheHeader() throws IOException {
    Setup setup =
        setup(
            """
            boards: [{board: sense-hat}, {board: inky-phat}, {board: scroll-hat-mini}]
            """);

    ConfiguredBoard sense = setup.boards().getFirst();
    assertThat(sense.addresses()).containsExactly(0x46, 0x5f, 0x5c, 0x6a, 0x1c);
    assertThat(sense.lines().values()).containsExactly(23);
    assertThat(sense.framebuffer()).contains("RPi-Sense FB");
    assertThat(sense.keys()).contains("Raspberry Pi Sense HAT Joystick");
    assertThat(sense.spi()).isFalse();
    assertThat(sense.real().orElseThrow().board()).isPresent();

    ConfiguredBoard inky = setup.boards().get(1);
    assertThat(inky.addresses()).containsExactly(0x50);
    assertThat(inky.lines().values()).containsExactlyInAnyOrder(17, 22, 27);
    assertThat(inky.framebuffer()).isEmpty();
    assertThat(inky.spi()).isTrue();

    ConfiguredBoard mini = setup.boards().get(2);
    assertThat(mini.addresses()).containsExactly(0x74);
    assertThat(mini.lines().values()).containsExactlyInAnyOrder(5, 6, 16, 24);
    assertThat(mini.framebuffer()).isEmpty();
    assertThat(mini.spi()).isFalse();
  }

  @Test
  void inky_withoutAPanelInTheFile_isRealAllTheSame() throws IOException {
    assertThat(inky("boards: [{board: inky-phat}]").board()).isEmpty();
    assertThat(inky("boards: [{board: inky-phat, panel: red-212x104}]").board()).isPresent();
  }

  @Test
  void board_thatIsSimulated_hasNoWires() throws IOException {
    Setup setup = setup("boards: [{board: inky-phat, simulated: true}]");

    assertThat(setup.boards().getFirst().real()).isEmpty();
  }

  @Test
  void services_areThoseOfTheFile() throws IOException {
    Setup setup =
        setup(
            """
            http: {address: 0.0.0.0, port: 8080, insecure: true}
            bus: {i2c: 3}
            consul: {enabled: false, address: "http://127.0.0.1:18500"}
            nomad: {enabled: true, address: "http://127.0.0.1:14646"}
            """);

    assertThat(setup.file()).isEqualTo(file);
    assertThat(setup.i2c()).isEqualTo(3);
    assertThat(setup.agent().address()).isEqualTo("http://127.0.0.1:8080");
    assertThat(setup.consul().wanted()).isFalse();
    assertThat(setup.consul().address()).isEqualTo("http://127.0.0.1:18500");
    assertThat(setup.nomad().wanted()).isTrue();
    assertThat(setup.nomad().whenRefused().getFirst()).startsWith("nomad acl token self ");
    assertThat(setup.consul().whenSilent().getLast())
        .startsWith("sudoedit " + file + "    # set consul.address (or CONSUL_HTTP_ADDR)");
  }

  private ConfiguredBoard.Real inky(String yaml) throws IOException {
    return setup(yaml).boards().getFirst().real().orElseThrow();
  }

  private Setup setup(String yaml) throws IOException {
    Files.writeString(file, yaml);
    AgentConfig config = ConfigFile.load(file, true, Map.of()).config();
    return new DoctorSetup(file, config).with(new SimulatedHeader());
  }
}
