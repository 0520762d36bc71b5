package dev.hatrack.boardpages;

import dev.hatrack.app.CatalogueBoards;
import dev.hatrack.doctor.BoardsTogether;
import dev.hatrack.doctor.ConfiguredBoard;
import dev.hatrack.hat.BoardModel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the agent knows of one kind of board.
record BoardFacts(ConfiguredBoard board) {
  private static final int I2C_DATA = 2;
  private static final int I2C_CLOCK = 3;

  private static final Use UNUSED = new Use(Use.Kind.WIRED, "wired, not used");

  /// The lines of SPI that a panel without an answer needs.
  private static final Map<Integer, String> SPI =
      Map.of(8, "SPI chip select 0", 10, "SPI data", 11, "SPI clock");

  /// Every kind of board that the configuration may name.
  static List<BoardFacts> all() {
    return CatalogueBoards.all().stream().map(BoardFacts::new).toList();
  }

  BoardModel model() {
    return board.model();
  }

  String slug() {
    return model().slug();
  }

  /// What each of its lines is for, by BCM number.
  Map<Integer, Use> uses() {
    Map<Integer, Use> uses = new TreeMap<>();
    BoardsTogether.wired(slug()).forEach(line -> uses.put(line, UNUSED));
    uses.put(I2C_DATA, new Use(Use.Kind.I2C, "I2C data (SDA)"));
    uses.put(I2C_CLOCK, new Use(Use.Kind.I2C, "I2C clock (SCL)"));
    if (board.spi()) {
      SPI.forEach((line, what) -> uses.put(line, new Use(Use.Kind.SPI, what)));
    }
    board.lines().forEach((name, line) -> uses.put(line, named(name)));
    return uses;
  }

  private Use named(String name) {
    return switch (name) {
      case "joystick" -> new Use(Use.Kind.BUTTON, "joystick's interrupt");
      case String button when model().buttons().contains(button) ->
          new Use(Use.Kind.BUTTON, "button " + button);
      default -> new Use(Use.Kind.CONTROL, name + " of the panel");
    };
  }

  /// `0x74`, or several.
  String addresses() {
    return board.addresses().stream().map("0x%02x"::formatted).collect(Collectors.joining(", "));
  }
}
