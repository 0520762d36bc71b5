package dev.hatrack.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `hatrack doctor`, as it is typed.
@Timeout(60)
class DoctorCommandTest {
  private final PrintStream terminal = System.out;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Path root;
  private final Path config;

  DoctorCommandTest(@TempDir Path directory) {
    root = directory.resolve("pi");
    config = directory.resolve("hatrack.yaml");
  }

  @BeforeEach
  void listen() throws IOException {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    file("proc/device-tree/model", "Raspberry Pi 4 Model B Rev 1.4\0");
    file("usr/bin/env", "\u007fELF\u0002");
    file("run/systemd/timesync/synchronized", "");
  }

  @AfterEach
  void giveBack() {
    System.setOut(terminal);
  }

  @Test
  void doctor_withNothingWrong_leavesWith0() throws IOException {
    try (AgentQuestionTest.Answering agent = new AgentQuestionTest.Answering(200)) {
      configure("boards: [{board: sense-hat, simulated: true}]", agent.port());

      assertThat(doctor()).isZero();
      assertThat(text())
          .startsWith("ok     Raspberry Pi 4 Model B Rev 1.4\nok     64-bit system, kernel ")
          .contains("ok     The agent answers at " + agent.url() + "\n")
          .contains("\n0 wrong, ");
    }
  }

  @Test
  void doctor_withSomethingWrong_leavesWith1_andSaysWhatToType() throws IOException {
    try (AgentQuestionTest.Answering agent = new AgentQuestionTest.Answering(200)) {
      configure("boards: [{board: inky-phat}]", agent.port());

      assertThat(doctor()).isEqualTo(1);
      assertThat(text())
          .contains("WRONG  SPI is not enabled (there is no /dev/spidev0.0)\n")
          .contains("           sudo raspi-config nonint do_spi 0\n");
    }
  }

  @Test
  void doctor_forPrograms_printsOneJsonDocument() throws IOException {
    try (AgentQuestionTest.Answering agent = new AgentQuestionTest.Answering(404)) {
      configure("boards: [{board: sense-hat, simulated: true}]", agent.port());

      assertThat(doctor("--json")).isEqualTo(1);

      JsonNode report = new ObjectMapper().readTree(text());
      assertThat(report.path("fine").booleanValue()).isFalse();
      assertThat(report.path("findings"))
          .filteredOn(finding -> finding.path("state").asText().equals("wrong"))
          .singleElement()
          .satisfies(
              wrong -> {
                assertThat(wrong.path("what").asText())
                    .isEqualTo("The agent can't be reached at " + agent.url());
                assertThat(wrong.path("evidence").asText())
                    .isEqualTo("something answers /health with 404: not an agent");
                assertThat(wrong.path("remedy").path(1).asText())
                    .isEqualTo("hatrack agent --config " + config);
              });
      assertThat(report.path("findings"))
          .allSatisfy(
              finding ->
                  assertThat(finding.path("state").asText()).isIn("fine", "unknown", "wrong"));
    }
  }

  private void configure(String boards, int agent) throws IOException {
    Files.writeString(
        config,
        """
        %s
        http: {port: %d}
        consul: {enabled: false}
        nomad: {enabled: false}
        """
            .formatted(boards, agent));
  }

  private int doctor(String... more) {
    List<String> words =
        new ArrayList<>(List.of("--config", config.toString(), "--root", root.toString()));
    words.addAll(List.of(more));
    return new CommandLine(new DoctorCommand()).execute(words.toArray(String[]::new));
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
