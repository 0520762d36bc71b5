package dev.hatrack.doctor;

import dev.hatrack.board.Board;
import dev.hatrack.board.inky.InkyPhat;
import dev.hatrack.board.inky.PanelEeprom.Panel;
import dev.hatrack.board.scroll.ScrollHatMini;
import dev.hatrack.board.scroll.ScrollPhatHd;
import dev.hatrack.board.sense.SenseHat;
import dev.hatrack.bus.simulated.SimulatedHeader;
import dev.hatrack.doctor.ConfiguredBoard.Real;
import dev.hatrack.hat.BoardModel;
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
    return plain(
        ScrollHatMini.MODEL,
        ScrollHatMini.ADDRESS,
        ScrollHatMini.lines(),
        real(wires, new ScrollHatMini(wires, InstantSource.system())));
  }

  static ConfiguredBoard scrollPhat() {
    SimulatedHeader wires = new SimulatedHeader();
    return plain(
        ScrollPhatHd.MODEL, ScrollPhatHd.ADDRESS, Map.of(), real(wires, new ScrollPhatHd(wires)));
  }

  static ConfiguredBoard simulated() {
    return plain(ScrollPhatHd.MODEL, ScrollPhatHd.ADDRESS, Map.of(), Optional.empty());
  }

  private static ConfiguredBoard plain(
      BoardModel model, int address, Map<String, Integer> lines, Optional<Real> real) {
    return new ConfiguredBoard(
        model, List.of(address), lines, false, Optional.empty(), Optional.empty(), real);
  }

  static ConfiguredBoard sense() {
    return sense(new SimulatedHeader());
  }

  static ConfiguredBoard sense(SimulatedHeader wires) {
    return new ConfiguredBoard(
        SenseHat.MODEL,
        SenseHat.ADDRESSES,
        SenseHat.lines(),
        false,
        Optional.of(SenseHat.FRAMEBUFFER),
        Optional.of(SenseHat.KEYS),
        real(wires, new SenseHat(wires, InstantSource.system())));
  }

  /// With a panel that the configuration leaves to the EEPROM.
  static ConfiguredBoard inky() {
    return inky(new SimulatedHeader(), Optional.empty());
  }

  static ConfiguredBoard inky(SimulatedHeader wires, Optional<Panel> panel) {
    return new ConfiguredBoard(
        InkyPhat.model(panel.orElse(Panel.RED_212X104)),
        List.of(InkyPhat.ADDRESS),
        InkyPhat.lines(),
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Real(wires, panel.map(known -> new InkyPhat(wires, known)))));
  }

  private static Optional<Real> real(SimulatedHeader wires, Board board) {
    return Optional.of(new Real(wires, Optional.of(board)));
  }

  static Setup setup(ConfiguredBoard... boards) {
    return new Setup(
        Path.of("/etc/hatrack/hatrack.yaml"),
        1,
        List.of(boards),
        List.of(
            ScrollHatMini.MODEL,
            ScrollPhatHd.MODEL,
            SenseHat.MODEL,
            InkyPhat.model(Panel.RED_212X104)),
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
