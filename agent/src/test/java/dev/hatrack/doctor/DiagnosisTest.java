package dev.hatrack.doctor;

import static dev.hatrack.doctor.Patient.inky;
import static dev.hatrack.doctor.Patient.machine;
import static dev.hatrack.doctor.Patient.mini;
import static dev.hatrack.doctor.Patient.sense;
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
    return List.of(Sysroot::pi3, Sysroot::pi4, Sysroot::pi5, Sysroot::pi5Later, Sysroot::zero2w);
  }

  @ParameterizedTest
  @MethodSource("everyPi")
  void diagnosis_ofAHealthyPi_hasNothingWrong(Function<Path, Sysroot> pi) {
    Diagnosis diagnosis = Diagnosis.of(machine(pi.apply(directory)), setup(mini()));

    assertThat(diagnosis.findings()).noneMatch(Finding.Wrong.class::isInstance);
    assertThat(diagnosis.fine()).isTrue();
    assertThat(new Report(diagnosis).text()).endsWith("0 wrong, 1 unknown, 17 fine\n");
  }

  @ParameterizedTest
  @MethodSource("everyPi")
  void diagnosis_ofAHealthyPiWithASenseHat_hasNothingWrong(Function<Path, Sysroot> pi) {
    Diagnosis diagnosis = Diagnosis.of(machine(pi.apply(directory).withSenseHat()), setup(sense()));

    assertThat(new Report(diagnosis).text())
        .contains("ok     the HAT names itself Sense HAT of Raspberry Pi, and is configured\n")
        .contains("ok     the framebuffer RPi-Sense FB is /dev/fb1\n")
        .contains("ok     pi may use /dev/input/event1\n")
        .contains("ok     GPIO 23 of sense-hat: the kernel's own driver has them")
        .contains("\n0 wrong, 1 unknown, ");
  }

  @ParameterizedTest
  @MethodSource("everyPi")
  void diagnosis_ofAHealthyPiWithAnInky_hasNothingWrong(Function<Path, Sysroot> pi) {
    Diagnosis diagnosis = Diagnosis.of(machine(pi.apply(directory)), setup(inky()));

    assertThat(new Report(diagnosis).text())
        .contains("ok     SPI bus 0 is enabled\n", "ok     /dev/spidev0.0 is there\n")
        .contains("ok     GPIO 8 is the kernel's chip select 0 of SPI\n")
        .contains("ok     GPIO 27, 17, 22 of inky-phat: nobody else has them\n")
        .contains("\n0 wrong, 1 unknown, ");
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
  void diagnosis_ofAnEmptyTree_withEveryBoard_neverThrows() {
    Machine nothing =
        new Machine(directory.resolve("nothing"), Patient.NOON, "pi", machine(pi()).permissions());

    Diagnosis diagnosis = Diagnosis.of(nothing, setup(mini(), sense(), inky()));

    assertThat(new Report(diagnosis).text())
        .contains("WRONG  SPI is not enabled (there is no /dev/spidev0.0)");
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
