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
    checks.addAll(header(setup));
    setup.real().forEach(board -> checks.addAll(checks(setup, board)));
    checks.add(new ServiceAnswers(setup.agent()));
    checks.add(new ServiceAnswers(setup.consul()));
    checks.add(new ServiceAnswers(setup.nomad()));
    if (setup.nomad().wanted()) {
      checks.add(new MemoryCgroup());
    }
    return checks;
  }

  private static List<Check> header(Setup setup) {
    List<Check> checks = new ArrayList<>();
    if (setup.needsHeader()) {
      checks.add(new HatEeprom());
      checks.add(new HatNamed(setup));
      checks.add(new I2cEnabled(setup.i2c()));
      checks.add(new I2cModule(setup.i2c()));
      checks.add(DevicePermission.i2c(setup.i2c()));
    }
    if (setup.needsSpi()) {
      checks.add(new SpiEnabled());
      checks.add(new SpiDeviceFile());
      checks.add(new ChipSelectDriven());
      checks.add(DevicePermission.spi());
    }
    if (setup.needsLines()) {
      checks.add(new GpioChipFound());
      checks.add(DevicePermission.gpio());
    }
    if (setup.real().size() > 1) {
      checks.add(new BoardsShare(setup));
    }
    return checks;
  }

  private static List<Check> checks(Setup setup, ConfiguredBoard board) {
    List<Check> checks = new ArrayList<>();
    if (board.framebuffer().isEmpty()) {
      board.addresses().forEach(at -> checks.add(new AddressFree(board, at, setup.i2c())));
    }
    board.framebuffer().ifPresent(name -> checks.addAll(framebuffer(setup, board, name)));
    board.keys().map(DevicePermission::keys).ifPresent(checks::add);
    checks.add(
        board.model().eink().isPresent()
            ? new PanelEepromRead(board, setup)
            : new BoardAnswers(board, setup));
    if (!board.lines().isEmpty()) {
      checks.add(new LinesFree(board));
    }
    return checks;
  }

  private static List<Check> framebuffer(Setup setup, ConfiguredBoard board, String name) {
    return List.of(
        new FramebufferThere(board, name, setup.i2c()), DevicePermission.framebuffer(name));
  }

  /// Whether nothing is wrong; what is unknown is not wrong.
  public boolean fine() {
    return findings.stream().noneMatch(Finding.Wrong.class::isInstance);
  }
}
