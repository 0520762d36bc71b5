package dev.hatrack.doctor;

import dev.hatrack.board.scroll.ScrollHatMini;
import dev.hatrack.board.scroll.ScrollPhatHd;
import dev.hatrack.bus.simulated.SimulatedHeader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A machine and a configuration to try the doctor on: a tree, a user who may use every device, and
/// one Scroll HAT Mini configured.
final class Patient {
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private Patient() {}

  static Machine machine(Sysroot tree) {
    return new Machine(tree.root(), NOON, "pi", group("i2c", true));
  }

  static Machine locked(Sysroot tree, String group) {
    return new Machine(tree.root(), NOON, "pi", group(group, false));
  }

  private static Permissions group(String group, boolean may) {
    return new Permissions() {
      @Override
      public boolean mayUse(Path device) {
        return may;
      }

      @Override
      public String group(Path device) {
        return group;
      }
    };
  }

  static ConfiguredBoard mini() {
    return mini(new SimulatedHeader());
  }

  /// A board that counts as real, on these wires.
  static ConfiguredBoard mini(SimulatedHeader wires) {
    return new ConfiguredBoard(
        ScrollHatMini.MODEL,
        ScrollHatMini.ADDRESS,
        ScrollHatMini.lines(),
        Optional.of(new ScrollHatMini(wires, InstantSource.system())));
  }

  static ConfiguredBoard simulated() {
    return new ConfiguredBoard(
        ScrollPhatHd.MODEL, ScrollPhatHd.ADDRESS, Map.of(), Optional.empty());
  }

  static Setup setup(ConfiguredBoard... boards) {
    return new Setup(
        Path.of("/etc/hatrack/hatrack.yaml"),
        1,
        List.of(boards),
        List.of(ScrollHatMini.MODEL, ScrollPhatHd.MODEL),
        answering("The agent"),
        answering("Consul"),
        answering("Nomad"));
  }

  static Service answering(String name) {
    return new Service(
        name, "http://127.0.0.1:1", true, Optional::empty, List.of("start it"), List.of("token"));
  }

  /// What a person sees of one finding, the first line without its mark.
  static String said(Finding finding) {
    return new Report(new Diagnosis(List.of(finding))).text();
  }
}
