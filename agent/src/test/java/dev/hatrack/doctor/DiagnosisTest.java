package dev.hatrack.doctor;

import static dev.hatrack.doctor.Patient.machine;
import static dev.hatrack.doctor.Patient.mini;
import static dev.hatrack.doctor.Patient.setup;
import static dev.hatrack.doctor.Patient.simulated;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The whole of it.
class DiagnosisTest {
  @TempDir private Path directory = Path.of("");

  static List<Function<Path, Sysroot>> everyPi() {
    return List.of(Sysroot::pi3, Sysroot::pi4, Sysroot::pi5, Sysroot::zero2w);
  }

  @ParameterizedTest
  @MethodSource("everyPi")
  void diagnosis_ofAHealthyPi_hasNothingWrong(Function<Path, Sysroot> pi) {
    Diagnosis diagnosis = Diagnosis.of(machine(pi.apply(directory)), setup(mini()));

    assertThat(diagnosis.findings()).noneMatch(Finding.Wrong.class::isInstance);
    assertThat(diagnosis.fine()).isTrue();
    assertThat(new Report(diagnosis).text()).endsWith("0 wrong, 1 unknown, 16 fine\n");
  }

  @Test
  void diagnosis_ofAnyMachineWithSimulatedBoards_asksNothingOfItsHeader() {
    Sysroot pi = Sysroot.pi4(directory).without("dev").without("sys/bus").without("sys/class");

    Diagnosis diagnosis = Diagnosis.of(machine(pi), setup(simulated()));

    assertThat(diagnosis.fine()).isTrue();
    assertThat(new Report(diagnosis).text()).doesNotContain("I2C", "GPIO");
  }

  @Test
  void diagnosis_ofAnEmptyTree_neverThrows() {
    Machine nothing =
        new Machine(directory.resolve("nothing"), Patient.NOON, "pi", machine(pi()).permissions());

    Diagnosis diagnosis = Diagnosis.of(nothing, setup(mini()));

    assertThat(new Report(diagnosis).text())
        .contains("?      which Raspberry Pi this is: there is no /proc/device-tree/model")
        .contains("WRONG  I2C is not enabled (there is no /dev/i2c-1)");
  }

  @Test
  void json_hasAStateForEachFinding() throws Exception {
    Diagnosis diagnosis =
        new Diagnosis(
            List.of(
                new Finding.Fine("good"),
                new Finding.Unknown("who knows", "nobody"),
                new Finding.Wrong("bad", "seen", "type this")));

    JsonNode json = new ObjectMapper().readTree(new Report(diagnosis).json());

    assertThat(json)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"fine": false, "findings": [
                      {"state": "fine", "what": "good"},
                      {"state": "unknown", "what": "who knows", "why": "nobody"},
                      {"state": "wrong", "what": "bad", "evidence": "seen", "remedy": ["type this"]}]}
                    """));
  }

  private Sysroot pi() {
    return Sysroot.pi4(directory.resolve("pi"));
  }
}
