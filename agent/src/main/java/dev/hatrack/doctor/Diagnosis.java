package dev.hatrack.doctor;

import java.util.ArrayList;
import java.util.List;

/// All findings, in the order in which a person should mend them.
public record Diagnosis(List<Finding> findings) {
  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /// Examines all that this configuration needs; a simulated board needs nothing.
  public static Diagnosis of(Machine machine, Setup setup) {
    return new Diagnosis(checks(setup).stream().map(check -> check.examine(machine)).toList());
  }

  private static List<Check> checks(Setup setup) {
    List<Check> checks = new ArrayList<>();
    checks.add(new PiModel());
    checks.add(new SixtyFourBit());
    checks.add(new ClockSet());
    checks.add(new BoardsConfigured(setup));
    if (setup.needsHeader()) {
      checks.add(new HatNamed(setup));
      checks.add(new I2cEnabled(setup.i2c()));
      checks.add(new I2cModule(setup.i2c()));
      checks.add(DevicePermission.i2c(setup.i2c()));
    }
    if (setup.needsLines()) {
      checks.add(new GpioChipFound());
      checks.add(DevicePermission.gpio());
    }
    setup.real().forEach(board -> checks.addAll(checks(setup, board)));
    checks.add(new ServiceAnswers(setup.agent()));
    checks.add(new ServiceAnswers(setup.consul()));
    checks.add(new ServiceAnswers(setup.nomad()));
    if (setup.nomad().wanted()) {
      checks.add(new MemoryCgroup());
    }
    return checks;
  }

  private static List<Check> checks(Setup setup, ConfiguredBoard board) {
    List<Check> checks = new ArrayList<>();
    checks.add(new AddressFree(board, setup.i2c()));
    checks.add(new BoardAnswers(board, setup.i2c()));
    if (!board.lines().isEmpty()) {
      checks.add(new LinesFree(board));
    }
    return checks;
  }

  /// Whether nothing is wrong; what is unknown is not wrong.
  public boolean fine() {
    return findings.stream().noneMatch(Finding.Wrong.class::isInstance);
  }
}
